/** The same work for everybody who asks: begun by the first, awaited by all. */
export function once(work: () => Promise<void>): () => Promise<void> {
  let begun: Promise<void> | null = null;
  return () => (begun ??= work());
}
