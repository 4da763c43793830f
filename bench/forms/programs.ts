import type { CDPSession, Locator, Page } from 'playwright';
import type { FormSnapshot } from '../../renderer/form/engine/formSession.ts';
import '../../test/form/page/harness.ts';
import { watchKeys } from '../keyToPaint.ts';
import type { BenchForm } from './benchForms.ts';
import type { BenchPages } from './openPages.ts';
import { timeUntil, type Sight } from './timeUntil.ts';

declare global {
  interface Window {
    readonly peer: {
      readonly close: () => void;
      readonly open: (how: {
        readonly xml: string;
        readonly attachments: BenchForm['attachments'];
        readonly instanceXml?: string;
      }) => void;
    };
  }
}

/** A program with a form on its page: the console or the peer, driven by the same hands. */
export type Opened = {
  readonly page: Page;
  readonly devtools: CDPSession;
  /** Milliseconds from asking for the form to its first question on the screen, in a page that has shown none before. */
  readonly coldMs: number;
  /** The question with these words. */
  readonly question: (label: string) => Locator;
  /** What every question stands in. */
  readonly container: string;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Milliseconds to the first question of another call with the same form. */
  readonly again: () => Promise<number>;
  /** Milliseconds to a text that a draft holds. */
  readonly restore: (saved: FormSnapshot, text: string) => Promise<number>;
  readonly close: () => Promise<void>;
};

const hands = (page: Page, container: string) => ({
  question: (label: string) => page.locator(container).filter({ hasText: label }).first(),
  container,
  press: async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  },
  close: () => page.context().close(),
});

/** The facade and the form view of the console, as the product uses them. */
export async function openConsole(pages: BenchPages, form: BenchForm): Promise<Opened> {
  const page = await pages.open('console');
  const devtools = await watchKeys(page);
  const first: Sight = { selector: '[data-question]', text: '' };
  const coldMs = await timeUntil(page, first, 'now', () =>
    page.evaluate(async ({ xml, attachments }) => {
      await window.harness.open({ xml, attachments: [...attachments] });
      window.harness.show();
    }, form),
  );
  const restore = async (saved: Pick<FormSnapshot, 'instanceXml' | 'shadow'>, sight: Sight): Promise<number> => {
    await page.evaluate(() => window.harness.unmount());
    return timeUntil(page, sight, 'now', () =>
      page.evaluate(async ({ instanceXml, shadow }) => {
        await window.harness.restore({ instanceXml, shadow });
        window.harness.show();
      }, saved),
    );
  };
  return {
    ...hands(page, '[data-question]'),
    page,
    devtools,
    coldMs,
    again: () => restore({ instanceXml: '', shadow: {} }, first),
    restore: (saved, text) => restore(saved, { selector: '[role=note]', text }),
  };
}

/** ODK Web Forms as its readme mounts it; null when it has not drawn a question after `patienceMs`. */
export async function openPeer(pages: BenchPages, form: BenchForm, patienceMs: number): Promise<Opened | null> {
  const page = await pages.open('peer');
  const devtools = await watchKeys(page);
  const first: Sight = { selector: '.question-container', text: '' };
  const open = (instanceXml?: string) =>
    page.evaluate((how) => window.peer.open(how), { ...form, ...(instanceXml === undefined ? {} : { instanceXml }) });
  const reopen = async (sight: Sight, instanceXml?: string): Promise<number> => {
    await page.evaluate(() => window.peer.close());
    return timeUntil(page, sight, 'now', () => open(instanceXml));
  };
  const waited = new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs));
  const coldMs = await Promise.race([timeUntil(page, first, 'now', () => open()).catch(() => null), waited]);
  if (coldMs === null) {
    await page.context().close();
    return null;
  }
  return {
    ...hands(page, '.question-container'),
    page,
    devtools,
    coldMs,
    again: () => reopen(first),
    restore: ({ instanceXml }, text) => reopen({ selector: '.note-control', text }, instanceXml),
  };
}
