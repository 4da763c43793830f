import { z } from 'zod';
import { FormDefinition } from '../../shared/model/formFiles.ts';
import { FormProblem } from '../../shared/model/formProblem.ts';
import { SheetPicture } from '../../shared/model/formVersion.ts';
import { limits } from '../../shared/model/limits.ts';

/** A form as it lies on a disk: its file and the media beside it, by name. */
export type FormFile = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly media: ReadonlyMap<string, Uint8Array>;
};

const Place = z.object({ sheet: z.string(), cell: z.string() });

/** What a check finds. It crosses processes: every part of it has a bound. */
export const FormCheck = z.object({
  /** Null when a problem is an error. */
  form: FormDefinition.nullable(),
  problems: z.array(FormProblem).max(limits.problemsPerCheck),
  /** All of them, also those beyond the bound. */
  problemCount: z.int().nonnegative(),
  /** Where the problems are, sheet by sheet. */
  sheets: z.array(SheetPicture).max(20),
  /** By reference of a node ("/data/usaha/nama"): the cell that asks it, for faults that show only when the form runs. */
  places: z.record(z.string(), Place),
  /** What the check took in a process of its own: milliseconds, and megabytes at its peak. Null where it ran elsewhere or died. */
  effort: z.object({ ms: z.number().nonnegative(), megabytes: z.number().nonnegative() }).nullable(),
});
export type FormCheck = z.infer<typeof FormCheck>;

/** A check that found no form. */
export const refusedCheck = (...problems: readonly FormProblem[]): FormCheck => ({
  form: null,
  problems: problems.slice(0, limits.problemsPerCheck),
  problemCount: problems.length,
  sheets: [],
  places: {},
  effort: null,
});
