import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { FormDefinition } from '../../shared/model/formFiles.ts';
import { openFormPages, type FormPage, type FormPages } from '../form/openFormPage.ts';
import type { Seen } from './page/player.ts';
import type { Step } from './validForm.ts';

/** One page of the real engine for the tests of a file. */
export const usePlayer = () => {
  let pages: FormPages | null = null;
  let opened: FormPage | null = null;
  beforeAll(async () => {
    pages = await openFormPages('patched', join(import.meta.dirname, 'page'));
    opened = await pages.open();
  });
  afterAll(() => pages?.close());
  return {
    /** What was seen after each step. Throws when the form cannot be opened, a step cannot be done, or the page complains. */
    play: async (form: FormDefinition, steps: readonly Step[]): Promise<readonly Seen[]> => {
      if (opened === null) throw new Error('the page is not open yet');
      const before = opened.complaints.length;
      const seen = await opened.page.evaluate(([definition, play]) => window.player.play(definition, play), [
        form,
        steps,
      ] as const);
      const complaints = opened.complaints.slice(before);
      if (complaints.length > 0) throw new Error(`the page complained:\n${complaints.join('\n')}`);
      return seen;
    },
  };
};
