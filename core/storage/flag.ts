import { z } from 'zod';

/** A column that is 0 or 1 in the table and a boolean in the program. */
export const flagColumn = z.literal([0, 1]).transform((flag) => flag === 1);
