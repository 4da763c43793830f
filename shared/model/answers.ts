import { z } from 'zod';
import { limits } from './limits.ts';

/** One answer as plain JSON: text and dates as strings, numbers as numbers, several choices as a list, null for blank. */
export const AnswerValue = z.union([
  z.string().max(limits.answerCharacters),
  z.number(),
  z.array(z.string().max(limits.answerCharacters)).max(limits.rowsPerMessage),
  z.null(),
]);
export type AnswerValue = z.infer<typeof AnswerValue>;

/** Answers by XPath reference in the instance, repeats with positions: "/data/usaha/nama_usaha", "/data/utang[2]/lembaga". */
export const Answers = z
  .record(z.string().max(500), AnswerValue)
  .refine((answers) => Object.keys(answers).length <= limits.answersPerCase, {
    message: `at most ${limits.answersPerCase} answers`,
  });
export type Answers = z.infer<typeof Answers>;
