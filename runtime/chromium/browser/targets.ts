import { createSession } from '../contents/session.ts';
import type { PageSession } from '../contents/session.ts';
import type { Cdp } from './cdp.ts';
import type { TargetInfo } from './protocol.ts';

/** The pages of Chromium: makes them, and stops those that nobody here asked for before they do anything. */
export interface Targets {
  create(size: { width: number; height: number }): Promise<{ session: PageSession; run(): void }>;
}

/** Attaches to every page while it is still paused. `onStray` decides what becomes of pages that pages opened. */
export async function followTargets(
  cdp: Cdp,
  onStray: (info: TargetInfo) => void,
  onGone: (targetId: string) => void,
): Promise<Targets> {
  const attached = new Map<string, PromiseWithResolvers<string>>();
  const slot = (targetId: string): PromiseWithResolvers<string> => {
    const known = attached.get(targetId) ?? Promise.withResolvers<string>();
    attached.set(targetId, known);
    return known;
  };
  cdp.on('Target.attachedToTarget', undefined, ({ sessionId, targetInfo }) => {
    if (targetInfo.openerId === undefined) slot(targetInfo.targetId).resolve(sessionId);
    else onStray(targetInfo);
  });
  cdp.on('Target.targetDestroyed', undefined, ({ targetId }) => {
    attached.delete(targetId);
    onGone(targetId);
  });
  const filter = [{ type: 'page' }];
  await cdp.send('Target.setDiscoverTargets', { discover: true, filter });
  await cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter });
  return {
    async create({ width, height }) {
      const { targetId } = await cdp.send('Target.createTarget', {
        url: 'about:blank',
        newWindow: true,
        width,
        height,
      });
      const sessionId = await slot(targetId).promise;
      const session = createSession(cdp, sessionId, targetId);
      return { session, run: () => session.post('Runtime.runIfWaitingForDebugger', {}) };
    },
  };
}
