/** One real timer; it keeps no process alive. @returns what cancels it. */
export function systemTimer(ms: number, wake: () => void): () => void {
  const timer = setTimeout(wake, ms);
  timer.unref();
  return () => clearTimeout(timer);
}
