import type { DryRun } from './page/dryRun.ts';

export type DryRunReport = {
  readonly run: DryRun | { readonly kind: 'timeOver' } | { readonly kind: 'crashed'; readonly reason: string };
  /** Of the page's heap with the form open, after a collection. */
  readonly megabytes: number | null;
};

/** Longest time that one form may take, in milliseconds. */
export const dryRunMs = 30_000;
