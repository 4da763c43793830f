import { createSession } from '../contents/session.ts';
import type { PageSession } from '../contents/session.ts';
import type { Chromium } from './chromium.ts';

/** A page that was made for a window and waits to run. */
export interface OpenedPage {
  session: PageSession;
  windowId: number;
  run(): void;
}

/** The pages of Chromium. */
export interface Targets {
  create(bounds: { x: number; y: number; width: number; height: number }, visible: boolean): Promise<OpenedPage>;
}

/** Who hears of what pages do by themselves. */
export interface TargetsHost {
  crashed(targetId: string, status: string, errorCode: number): void;
  gone(targetId: string): void;
}

/** Attaches to every page while it is still paused, so that none runs that the app did not ask for. */
export async function followTargets({ cdp, openAppWindow }: Chromium, host: TargetsHost): Promise<Targets> {
  const sessions = new Map<string, string>();
  const wanted: ((found: { targetId: string; sessionId: string }) => void)[] = [];
  let creating: Promise<unknown> = Promise.resolve();

  cdp.on('Target.attachedToTarget', undefined, ({ sessionId, targetInfo }) => {
    const { targetId, openerId } = targetInfo;
    const next = openerId === undefined ? wanted.shift() : undefined;
    if (next === undefined) {
      // A page opened it: its window has heard of that (Page.windowOpen) and opens one itself if the app allows.
      cdp.send('Target.closeTarget', { targetId }).catch(() => undefined);
      return;
    }
    sessions.set(targetId, sessionId);
    next({ targetId, sessionId });
  });
  cdp.on('Target.targetCrashed', undefined, ({ targetId, status, errorCode }) => {
    host.crashed(targetId, status, errorCode);
  });
  cdp.on('Target.targetDestroyed', undefined, ({ targetId }) => {
    if (sessions.delete(targetId)) host.gone(targetId);
  });
  const filter = [{ type: 'page' }];
  await Promise.all([
    cdp.send('Target.setDiscoverTargets', { discover: true, filter }),
    cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter }),
  ]);

  async function createNow(bounds: { width: number; height: number }): Promise<OpenedPage> {
    const found = new Promise<{ targetId: string; sessionId: string }>((resolve) => wanted.push(resolve));
    if (openAppWindow === null) {
      await cdp.send('Target.createTarget', { url: 'about:blank', newWindow: true, ...bounds });
    } else {
      openAppWindow();
    }
    const { targetId, sessionId } = await found;
    const session = createSession(cdp, sessionId, targetId);
    const { windowId } = await cdp.send('Browser.getWindowForTarget', { targetId });
    return { session, windowId, run: () => session.post('Runtime.runIfWaitingForDebugger', {}) };
  }

  return {
    create({ width, height }) {
      // One at a time, because a new page does not say which window it is for.
      const created = creating.then(() => createNow({ width, height }));
      creating = created.catch(() => undefined);
      return created;
    },
  };
}
