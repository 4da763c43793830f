import { z } from 'zod';
import { FormDefinition } from '../../shared/model/formFiles.ts';
import { FormProblem } from '../../shared/model/formProblem.ts';
import { SheetPicture } from '../../shared/model/formVersion.ts';
import { Instant } from '../../shared/model/time.ts';

/** What the watcher of a form says each time the form was saved. */
export const PreviewNews = z.object({
  fileName: z.string(),
  checkedAt: Instant,
  problems: z.array(FormProblem),
  problemCount: z.int().nonnegative(),
  pictures: z.array(SheetPicture),
  /** Null when a problem is an error: the page keeps the last one that ran. */
  form: FormDefinition.nullable(),
});
export type PreviewNews = z.infer<typeof PreviewNews>;

/** Where the page hears them. */
export const newsPath = '/news';
