import { z } from 'zod';
import { Sha256 } from './ids.ts';
import { limits } from './limits.ts';
import { Instant } from './time.ts';

/** Why a desk went back to the form before: the engine refuses it, it is too slow here, or this program is too old for it. */
export const FormFailureReason = z.enum(['engine', 'slow', 'oldApp', 'packNames']);
export type FormFailureReason = z.infer<typeof FormFailureReason>;

/** What a desk told of a form that failed there. */
export const FormReport = z.object({ workstation: z.string().max(10), reason: FormFailureReason, at: Instant });
export type FormReport = z.infer<typeof FormReport>;

/** running: what a new call begins with · scheduled: begins later · past: was running, or is kept to go back to · failedHere: this desk cannot run it. */
export const FormVersionState = z.enum(['running', 'scheduled', 'past', 'failedHere']);
export type FormVersionState = z.infer<typeof FormVersionState>;

/** One form of this hotline as the supervisor sees it: newest publication first, each form once. */
export const FormVersion = z.object({
  formHash: Sha256,
  /** Of the pack that this form makes together with pack.json and the articles of this desk. */
  packHash: Sha256,
  formId: z.string(),
  version: z.string(),
  title: z.string(),
  publishedAt: Instant,
  /** '' when it came with the installed pack. */
  publishedBy: z.string(),
  startsAt: Instant,
  state: FormVersionState,
  /** In the words of what failed; null unless `failedHere`, or when nothing else is left to run. */
  failure: z.string().nullable(),
  /** Open drafts and saved cases of this desk that are on this form. */
  drafts: z.int().nonnegative(),
  cases: z.int().nonnegative(),
  /** From all desks, newest first. */
  reports: z.array(FormReport).max(limits.rowsPerMessage),
});
export type FormVersion = z.infer<typeof FormVersion>;

/** A part of a sheet round the wrong cells, small enough to be drawn. */
export const SheetPicture = z.object({
  sheet: z.string(),
  /** Letters, as Excel names them; rows have one cell for each. */
  columns: z.array(z.string()).max(26),
  rows: z.array(z.object({ number: z.int().positive(), cells: z.array(z.string().max(80)).max(26) })).max(40),
});
export type SheetPicture = z.infer<typeof SheetPicture>;

/** A question as people name it. */
export const NamedQuestion = z.object({
  name: z.string(),
  reference: z.string(),
  label: z.object({ id: z.string(), en: z.string() }),
});
export type NamedQuestion = z.infer<typeof NamedQuestion>;

/** In the order in which a person would ask about them. */
export const QuestionPart = z.enum([
  'label',
  'hint',
  'type',
  'choices',
  'required',
  'relevant',
  'constraint',
  'calculation',
  'appearance',
]);
export type QuestionPart = z.infer<typeof QuestionPart>;

const questions = z.array(NamedQuestion).max(limits.sheetRows);

/** What is different between two versions of a form, and what of the pack that touches. */
export const FormDifference = z.object({
  added: questions,
  removed: questions,
  moved: questions,
  changed: z
    .array(
      z.object({
        question: NamedQuestion,
        what: z.array(QuestionPart),
        /** Of the first part named. */
        before: z.string(),
        after: z.string(),
      }),
    )
    .max(limits.sheetRows),
  /** Dispositions that require a question which is gone. */
  dispositions: z.array(z.object({ code: z.string(), questions: z.array(z.string()) })),
  /** Roles and kinds of trouble of pack.json that the form no longer answers. */
  figures: z.array(z.string()),
});
export type FormDifference = z.infer<typeof FormDifference>;

/** What a question cost in the finished cases of one version, from the desk's own log. */
export const QuestionCost = z.object({
  name: z.string(),
  reference: z.string(),
  /** Cases in which it stood on the screen, and in which it was answered. */
  asked: z.int().nonnegative(),
  answered: z.int().nonnegative(),
  /** From when it was shown, or the answer before it, to its first answer. */
  medianSeconds: z.number().nonnegative().nullable(),
  /** Answers that were changed or cleared afterwards. */
  corrections: z.int().nonnegative(),
  /** Cases in which its twin (`…_na`) was answered instead. */
  nonAnswers: z.int().nonnegative(),
});
export type QuestionCost = z.infer<typeof QuestionCost>;
