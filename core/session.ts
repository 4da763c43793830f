import type { Agent } from '../shared/model/agent.ts';
import type { Session } from '../shared/model/session.ts';
import type { Shift } from '../shared/model/shift.ts';
import type { Publish } from './publish.ts';
import type { Store } from './storage/store.ts';

type Present = { readonly agent: Agent; readonly locked: boolean };

/** Who is at the desk: in memory only, changed after what it stands for was committed. */
export function createSession(store: Store, publish: Publish) {
  let present: Present | null = null;

  const current = (): Session =>
    present === null
      ? { state: 'signedOut' }
      : {
          state: present.locked ? 'locked' : 'active',
          agent: present.agent,
          shift: store.shifts.openOf(present.agent.id),
        };

  const become = (next: Present | null): Session => {
    present = next;
    const session = current();
    publish('session.changed', session);
    return session;
  };

  return {
    current,
    become,
    /** Who calls. The gateway lets nobody past who is not signed in, so that it is a bug when nobody is. */
    who: (): Agent => {
      if (present === null) throw new Error('A call that needs a session ran without one');
      return present.agent;
    },
    shift: (): Shift | null => (present === null ? null : store.shifts.openOf(present.agent.id)),
    /** The session as it is, told to the window again because its shift changed. */
    announce: (): Session => become(present),
  };
}

export type SessionHolder = ReturnType<typeof createSession>;
