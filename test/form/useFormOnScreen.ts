import { beforeEach } from 'vitest';
import { allKindsForm, someRegions } from './allKinds.ts';
import { useFormPage } from './useFormPage.ts';

/** The form with every kind of question on the screen of each test, and hands on the keyboard only. */
export const useFormOnScreen = () => {
  const form = useFormPage();
  const { page } = form;
  beforeEach(async () => {
    await page().evaluate(
      async ([xml, regions]) => {
        await window.harness.open({ xml, context: { nama_agen: 'Ayu', waktu_hari: 'pagi' } });
        window.harness.show({ regions });
      },
      [allKindsForm(), someRegions] as const,
    );
    await page().waitForSelector('[data-question]');
  });
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page().keyboard.press(key);
  };
  /** Types, and waits until the form has heard it, as an eye on the screen would. */
  const type = async (text: string): Promise<void> => {
    await page().keyboard.type(text);
    await page().evaluate(() => window.harness.session.settle());
  };
  return {
    ...form,
    press,
    type,
    /** Reference of the question that has the focus. */
    focused: () =>
      page().evaluate(
        () => document.activeElement?.closest<HTMLElement>('[data-question]')?.dataset['question'] ?? null,
      ),
    answer: (reference: string) => page().evaluate((at) => window.harness.session.answers()[at] ?? null, reference),
    /** What stands in the field with the focus, and where the caret is. */
    field: () =>
      page().evaluate(() => {
        const element = document.activeElement;
        return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
          ? { text: element.value, caret: element.selectionStart }
          : null;
      }),
    /** Goes to a question by the jump map, as an agent does. */
    jumpTo: async (words: string): Promise<void> => {
      await press('Control+j');
      await type(words);
      await press('Enter', 'Control+j');
    },
    question: (name: string) => page().locator(`[data-question="/data/satu/${name}"]`),
    alerts: async () => (await page().getByRole('alert').allTextContents()).join(' ').trim(),
  };
};
