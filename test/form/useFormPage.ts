import { afterAll, afterEach, beforeAll } from 'vitest';
import type { AnswerValue } from '../../shared/model/answers.ts';
import { formXml, type Item } from './formXml.ts';
import { openFormPages, type FormPage, type FormPages } from './openFormPage.ts';
import './page/harness.ts';

/** One page for the tests of a file, with hands on the session in it. Any complaint of the page that is not `tolerated` fails the test. */
export const useFormPage = ({ tolerated = null }: { readonly tolerated?: RegExp | null } = {}) => {
  let pages: FormPages | null = null;
  let opened: FormPage | null = null;
  beforeAll(async () => {
    pages = await openFormPages();
    opened = await pages.open();
  });
  afterAll(() => pages?.close());
  afterEach(() => {
    const complaints = (opened?.complaints ?? []).filter((complaint) => tolerated?.test(complaint) !== true);
    if (complaints.length > 0) throw new Error(`the page complained:\n${complaints.join('\n')}`);
  });
  const page = () => {
    if (opened === null) throw new Error('the page is not open yet');
    return opened.page;
  };
  const openXml = (xml: string) => page().evaluate((form) => window.harness.open({ xml: form }), xml);
  const answers = () => page().evaluate(() => window.harness.session.answers());
  return {
    page,
    openXml,
    /** Opens a form of these items in one step, `/data/satu`. */
    open: (...items: readonly Item[]) =>
      openXml(formXml({ items: [{ kind: 'group', name: 'satu', label: 'Satu', children: items }] })),
    /** Saves the draft and opens it again, as after a crash. */
    reopen: () => page().evaluate(() => window.harness.reopen()),
    set: (reference: string, value: AnswerValue) =>
      page().evaluate(([at, answer]) => window.harness.session.set(at, answer), [reference, value] as const),
    answers,
    /** Without the identity that every instance is given. */
    said: async () =>
      Object.fromEntries(Object.entries(await answers()).filter(([reference]) => !reference.includes('/meta/'))),
    shadow: () => page().evaluate(() => window.harness.session.shadow()),
    invalid: () => page().evaluate(() => window.harness.session.invalid()),
  };
};
