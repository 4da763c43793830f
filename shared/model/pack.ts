import { z } from 'zod';
import { LocalDate, LocalTime } from './time.ts';

/** A text in the pack's languages: {"id": "…", "en": "…"}; Indonesian and English are always there. */
export const PackText = z.object({ id: z.string().min(1), en: z.string().min(1) }).catchall(z.string().min(1));
export type PackText = z.infer<typeof PackText>;

const Code = z.string().regex(/^[A-Za-z0-9_-]{1,60}$/);
const QuestionName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,99}$/);

export const Disposition = z.strictObject({
  code: Code,
  label: PackText,
  /** Heading under which it is listed. */
  group: Code,
  /** Questions that must have an answer or a structured non-answer before a case is closed with this disposition. */
  requires: z.array(QuestionName),
  /** May be saved although questions of `requires` are open or answers break a rule; the gaps are recorded with the case. */
  allowGaps: z.boolean(),
  /** Offered by "close at once" (wrong number, prank, silence): two keys, no questions. */
  quickKey: z
    .string()
    .regex(/^[1-9a-z]$/)
    .nullable(),
  /** A promise to the caller that somebody calls back. */
  needsCallback: z.boolean(),
});
export type Disposition = z.infer<typeof Disposition>;

/** Everything about a hotline that is not code (design: packs). Strict: an unknown key is a mistake of its author. */
export const Pack = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  name: PackText,
  agency: PackText,
  /** Short line for the title bar: "Hotline KUMKM 1500-587". */
  title: PackText,
  referencePrefix: z.string().regex(/^[A-Z]{2,4}$/),
  languages: z.array(z.strictObject({ code: z.string().min(2).max(10), name: z.string().min(1) })).min(1),
  defaultLanguage: z.string(),
  timeZone: z.string(),
  hours: z.array(z.strictObject({ weekday: z.int().min(1).max(7), from: LocalTime, to: LocalTime })).min(1),
  holidays: z.array(z.strictObject({ date: LocalDate, name: PackText })),
  channels: z
    .array(
      z.strictObject({
        code: Code,
        kind: z.enum(['voice', 'chat']),
        label: PackText,
        /** The hotline's own number on this channel, as people write it; refused as a caller's number. */
        line: z.string(),
      }),
    )
    .min(1),
  dispositionGroups: z.array(z.strictObject({ code: Code, label: PackText })).min(1),
  dispositions: z.array(Disposition).min(1),
  pauseCodes: z.array(
    z.strictObject({ code: Code, label: PackText, paid: z.boolean(), maxMinutes: z.int().positive().nullable() }),
  ),
  priorities: z.array(z.strictObject({ code: Code, label: PackText, workingDays: z.int().positive() })),
  referrals: z.array(
    z.strictObject({
      code: Code,
      label: PackText,
      level: z.enum(['pusat', 'provinsi', 'kabupaten']),
      note: PackText.nullable(),
    }),
  ),
  /** The intake form, a path inside the pack. */
  form: z.string().regex(/^forms\/[a-z0-9-]+\.(xml|xlsx)$/),
  /** Which questions of the form play a part in the console itself. */
  roles: z.strictObject({
    callerName: QuestionName,
    business: QuestionName,
    nik: QuestionName.nullable(),
    phones: z.array(QuestionName),
    regionLabel: QuestionName,
    regionCode: QuestionName,
    summary: QuestionName.nullable(),
    /** The question whose choice codes are counted as kinds of trouble; `official` rolls them up for publication. */
    trouble: QuestionName,
  }),
  /** Choice code of `roles.trouble` → official category; every figure published uses the right side. */
  official: z.strictObject({
    categories: z.array(z.strictObject({ code: Code, label: PackText })).min(1),
    rollUp: z.record(z.string(), Code),
  }),
  /** Questions never shown in a list and masked in a case until somebody asks for them by name; each look is logged. */
  sensitive: z.array(QuestionName),
  /** Days that the data are kept, spoken in the privacy step. */
  retentionDays: z.int().positive(),
  sync: z.strictObject({
    everyMinutes: z.int().min(1).max(240),
    afterSaveSeconds: z.int().min(1).max(600),
    batchItems: z.int().min(1).max(500),
  }),
  lock: z.strictObject({ idleSeconds: z.int().min(30).max(3600) }),
  knowledge: z.array(
    z.strictObject({
      id: Code,
      title: PackText,
      /** Questions beside which the article is offered. */
      questions: z.array(QuestionName),
      /** One Markdown file a language, paths inside the pack. */
      files: z.strictObject({ id: z.string(), en: z.string() }),
    }),
  ),
  /** What is asked while the surge is on, and how such a call is closed; null: this hotline has none. */
  surge: z
    .strictObject({ questions: z.array(QuestionName).min(1), disposition: Code })
    .nullable()
    .default(null),
});
export type Pack = z.infer<typeof Pack>;

/** A knowledge article with its text loaded. */
export const Article = z.object({
  id: z.string(),
  title: PackText,
  questions: z.array(z.string()),
  /** Markdown by language. */
  body: PackText,
});
export type Article = z.infer<typeof Article>;
