import type { OutputOf } from '../shared/contract/ipc.ts';
import type { Result } from '../shared/model/result.ts';
import type { Session } from '../shared/model/session.ts';
import type { Api } from './api.ts';
import type { Clock } from './stores/clock.ts';
import { createCallerStore, type CallerStore } from './stores/createCallerStore.ts';
import { createCallsStore, type CallsStore } from './stores/createCallsStore.ts';
import { createCasesStore, type CasesStore } from './stores/createCasesStore.ts';
import { createCaseStore, type CaseStore } from './stores/createCaseStore.ts';
import { createDeskStore, readyDesk, type DeskStore } from './stores/createDeskStore.ts';
import { createShiftLogStore, type ShiftLogStore } from './stores/createShiftLogStore.ts';
import { createSyncStore, type SyncStore } from './stores/createSyncStore.ts';
import { formContext } from './stores/formContext.ts';
import { createForms, type LoadForm } from './stores/forms.ts';

/** Everything behind the screen: the stores, and the few actions that concern more than one of them. */
export type Desk = {
  readonly clock: Clock;
  readonly desk: DeskStore;
  readonly calls: CallsStore;
  readonly caller: CallerStore;
  readonly cases: CasesStore;
  readonly oneCase: CaseStore;
  readonly shiftLog: ShiftLogStore;
  readonly sync: SyncStore;
  /** Regions by any part of a name; from the read-only region database, never from the network. */
  readonly searchRegion: (text: string) => Promise<Result<OutputOf<'region.search'>>>;
  readonly lock: () => Promise<void>;
  readonly signOut: () => Promise<void>;
  readonly submit: () => Promise<void>;
  /** Reads the first state and listens from then on; returns its own end. */
  readonly start: () => () => void;
};

export const createDesk = (api: Api, clock: Clock, loadForm: LoadForm): Desk => {
  const desk = createDeskStore(api, clock);
  const forms = createForms(api, loadForm, (draft, call) => {
    const { pack } = desk.getState();
    const session = readyDesk(desk.getState())?.session;
    if (pack === null || session?.state !== 'active') return null;
    const now = new Date(clock.now()).toISOString();
    return formContext({ agent: session.agent, pack: pack.pack, now }, draft, call);
  });
  const calls = createCallsStore(api, clock, forms);
  const caller = createCallerStore(api);
  const cases = createCasesStore(api, clock);
  const oneCase = createCaseStore(api, async (formHash) => {
    const form = await forms.load(formHash);
    return form.ok ? form.value : null;
  });
  const shiftLog = createShiftLogStore(api);
  const sync = createSyncStore(api);

  const forget = (): void => {
    calls.actions.clear();
    caller.actions.clear();
    cases.actions.clear();
    oneCase.actions.close();
    shiftLog.actions.clear();
  };
  const onSession = (session: Session | null): void => {
    const state = session?.state;
    if (session?.state === 'active') {
      void calls.actions.start();
      cases.actions.begin(session.agent.role === 'supervisor' ? 'all' : 'mine');
    }
    if (state === 'locked') void calls.actions.flush();
    if (state === 'signedOut') forget();
  };

  const start = (): (() => void) => {
    let known: Session['state'] | null = null;
    const stopWatching = desk.subscribe((state, before) => {
      if (state.pack !== null && state.pack !== before.pack) void forms.load(state.pack.formHash);
      const session = readyDesk(state)?.session ?? null;
      if ((session?.state ?? null) === known) return;
      known = session?.state ?? null;
      onSession(session);
    });
    const stopListening = api.listen({
      'session.changed': desk.actions.onSession,
      'settings.changed': desk.actions.onSettings,
      'notice.added': desk.actions.onNotice,
      'pack.changed': () => void desk.actions.load(),
      'review.changed': ({ returnedCases }) => {
        desk.actions.onReturned(returnedCases);
        if (cases.getState().load !== 'idle') void cases.actions.load();
      },
      'sync.changed': (status) => {
        const wasRunning = readyDesk(desk.getState())?.sync.running ?? false;
        desk.actions.onSync(status);
        if (!wasRunning || status.running) return;
        if (sync.getState().load !== 'idle') void sync.actions.load();
        if (cases.getState().load !== 'idle') void cases.actions.load();
      },
      'core.state': ({ state }) => {
        desk.actions.onCore(state);
        if (state === 'up') void calls.actions.flush();
      },
      'desk.command': ({ command }) => {
        if (command === 'help') desk.actions.showHelp(true);
        if (command === 'settings') desk.actions.go('settings');
        if (command === 'newCall') {
          desk.actions.go('desk');
          calls.actions.showNewCall();
        }
      },
    });
    void desk.actions.load();
    return () => {
      stopListening();
      stopWatching();
    };
  };

  return {
    clock,
    desk,
    calls,
    caller,
    cases,
    oneCase,
    shiftLog,
    sync,
    searchRegion: (text) => api.call('region.search', { text }),
    lock: async () => {
      await calls.actions.flush();
      await desk.actions.lock();
    },
    signOut: async () => {
      await calls.actions.flush();
      await desk.actions.signOut();
    },
    submit: async () => {
      await calls.actions.submit();
      // The case just saved belongs to its caller's history.
      caller.actions.clear();
      if (cases.getState().load !== 'idle') void cases.actions.load();
    },
    start,
  };
};
