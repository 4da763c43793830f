/** Says why a command could not be done, beside its output; the exit code for that. */
export function couldNot(sentence: string): number {
  console.error(sentence);
  return 2;
}
