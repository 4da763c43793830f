import { z } from 'zod';

/** A JSON column: text in the table, the parsed value in the program. Throws when the text is not what the schema says. */
export const jsonColumn = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
