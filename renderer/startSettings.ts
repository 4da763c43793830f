import type { z } from 'zod';
import { Settings } from '../shared/model/settings.ts';

const Known = Settings.pick({ language: true, theme: true });

/** What main knows of the screen before core runs, carried in the page's address; null when the page was loaded again. */
export function readStartSettings(search: string): z.infer<typeof Known> | null {
  const known = Known.safeParse(Object.fromEntries(new URLSearchParams(search)));
  return known.success ? known.data : null;
}
