/** How far a sending has come: what it has dealt with, of what waited when it began and joined since. */
type DrainProgress = { readonly done: number; readonly total: number };

/** Shown only for a backlog: what fits into one request is gone before anybody has read a number. */
export const drainProgress = (done: number, pending: number, batchItems: number): DrainProgress | null =>
  done + pending > batchItems ? { done, total: done + pending } : null;
