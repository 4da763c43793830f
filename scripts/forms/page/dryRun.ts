import type { FormDefinition } from '../../../shared/model/formFiles.ts';

/** What came of filling a form once from end to end. References have repeat positions; times are milliseconds. */
export type DryRun =
  /** The engine will not have it; `reference` is the place that it names, if it names one. */
  | { readonly kind: 'refused'; readonly reason: string; readonly reference: string | null }
  | {
      readonly kind: 'ran';
      readonly loadMs: number;
      readonly openMs: number;
      /** Paths of every question, and of those that were never shown whatever was answered. */
      readonly questions: number;
      readonly unreached: readonly string[];
      readonly sets: number;
      /** The answer that took longest, the best of three tries. */
      readonly worst: { readonly ms: number; readonly reference: string } | null;
      readonly failures: readonly { readonly reference: string; readonly reason: string }[];
      /** False when the time was over before every choice was tried. */
      readonly isWhole: boolean;
    };

declare global {
  interface Window {
    dryRun: (form: FormDefinition) => Promise<DryRun>;
  }
}
