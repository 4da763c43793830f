import type Electron from 'electron';
import { browser } from '../browser/browser.ts';
import { followTargets } from '../browser/targets.ts';
import type { OpenedPage, Targets, TargetsHost } from '../browser/targets.ts';
import type { ShapeState } from './windowShape.ts';

let following: Promise<Targets> | null = null;
let host: TargetsHost | null = null;

/** Says who hears of pages that close, crash or appear by themselves; once, before the first window. */
export function providePagesHost(given: TargetsHost): void {
  host = given;
}

function targets(): Promise<Targets> {
  if (host === null) throw new Error('runtime/chromium: a window was made before the start-up was over');
  following ??= followTargets(browser(), host);
  return following;
}

/** The pages behind the windows. */
export const pages = {
  /** Gets the way to Chromium's pages ready before the first window needs it. */
  prepare: (): void => void targets(),
  async create(bounds: Electron.Rectangle, visible: boolean): Promise<OpenedPage> {
    return (await targets()).create(bounds, visible);
  },
  close(targetId: string): void {
    browser()
      .cdp.send('Target.closeTarget', { targetId })
      .catch(() => undefined);
  },
  /** The size of a window with whatever frame the desktop draws around it; null when it is gone. */
  async frame(windowId: number | null): Promise<{ width: number; height: number } | null> {
    if (windowId === null) return null;
    try {
      const { bounds } = await browser().cdp.send('Browser.getWindowBounds', { windowId });
      return { width: bounds.width ?? 0, height: bounds.height ?? 0 };
    } catch {
      return null;
    }
  },
  /** Gives a window its place and the exact size of its content. */
  async shape(windowId: number, windowState: ShapeState, bounds: Electron.Rectangle): Promise<void> {
    const { cdp, headless } = browser();
    const quietly = (call: Promise<unknown>): Promise<unknown> => call.catch(() => undefined);
    // A headless page that is minimized draws nothing any more: its state is kept by the window alone.
    if (windowState === 'minimized' && headless) return;
    await quietly(cdp.send('Browser.setWindowBounds', { windowId, bounds: { windowState } }));
    if (windowState !== 'normal') return;
    const { x: left, y: top, width, height } = bounds;
    await quietly(cdp.send('Browser.setWindowBounds', { windowId, bounds: { left, top } }));
    await quietly(cdp.send('Browser.setContentsSize', { windowId, width, height }));
  },
};
