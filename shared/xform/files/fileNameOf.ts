/** The name of the file that a jr: address means; null for any other address. */
export function fileNameOf(src: string): string | null {
  const name = /^jr:\/\/(?!instance\/)[\w-]+\/(?:.*\/)?([^/]+)$/.exec(src.trim())?.[1];
  if (name === undefined) return null;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
