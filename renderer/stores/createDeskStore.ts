import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskState, EventOf, InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import type { Notice } from '../../shared/model/notice.ts';
import type { Problem, Result } from '../../shared/model/result.ts';
import type { Session } from '../../shared/model/session.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { Surge } from '../../shared/model/surge.ts';
import type { SyncStatus } from '../../shared/model/sync.ts';
import type { Api } from '../api.ts';
import type { Clock } from './clock.ts';

export type Screen = 'desk' | 'cases' | 'shift' | 'sync' | 'settings' | 'forms';
export type LoadedPack = OutputOf<'pack.current'>;

export type DeskStoreState = {
  readonly desk: 'loading' | Problem | DeskState;
  readonly core: EventOf<'core.state'>['state'];
  readonly pack: LoadedPack | null;
  /** A new form is being tried at this desk; until it is known to run, nobody is asked to move to it. */
  readonly isFormOnTrial: boolean;
  readonly screen: Screen;
  readonly isHelpOpen: boolean;
  /** What went wrong at the door, until the next try. */
  readonly doorProblem: Problem | null;
  /** Milliseconds since 1970 until which the door asks to wait; null when it does not. */
  readonly doorClosedUntil: number | null;
  readonly isBusy: boolean;
  /** The last action of the frame that failed (shift, settings, sending). */
  readonly problem: Problem | null;
};

export type DeskActions = {
  readonly load: () => Promise<void>;
  readonly signIn: (input: InputOf<'session.signIn'>) => Promise<boolean>;
  readonly unlock: (password: string) => Promise<boolean>;
  readonly signOut: () => Promise<void>;
  readonly lock: () => Promise<void>;
  readonly openShift: () => Promise<void>;
  readonly closeShift: (note: string) => Promise<boolean>;
  readonly writeSettings: (change: InputOf<'settings.write'>) => Promise<void>;
  readonly dismissNotice: (id: string) => Promise<void>;
  readonly syncNow: () => Promise<void>;
  /** Reads the pack that new calls begin with. */
  readonly loadPack: () => Promise<void>;
  readonly setFormOnTrial: (isFormOnTrial: boolean) => void;
  readonly onSurge: (surge: Surge) => void;
  readonly go: (screen: Screen) => void;
  readonly showHelp: (isOpen: boolean) => void;
  readonly onSession: (session: Session) => void;
  readonly onSync: (sync: SyncStatus) => void;
  readonly onSettings: (settings: Settings) => void;
  readonly onNotice: (notice: Notice) => void;
  readonly onReturned: (returnedCases: number) => void;
  readonly onCore: (core: DeskStoreState['core']) => void;
};

export type DeskStore = StoreApi<DeskStoreState> & { readonly actions: DeskActions };

/** The desk state once it is read; null while it is loading or has failed. */
export const readyDesk = ({ desk }: DeskStoreState): DeskState | null =>
  desk === 'loading' || 'code' in desk ? null : desk;

/** Who is at the desk, what the frame shows, and the pack in use. */
export const createDeskStore = (api: Api, clock: Clock): DeskStore => {
  const store = createStore<DeskStoreState>()(() => ({
    desk: 'loading',
    core: 'up',
    pack: null,
    isFormOnTrial: false,
    screen: 'desk',
    isHelpOpen: false,
    doorProblem: null,
    doorClosedUntil: null,
    isBusy: false,
    problem: null,
  }));
  const patchDesk = (change: Partial<DeskState>): void =>
    store.setState((state) => {
      const desk = readyDesk(state);
      return desk === null ? {} : { desk: { ...desk, ...change } };
    });
  const fail = (problem: Problem): void => store.setState({ problem });

  const loadPack = async (): Promise<void> => {
    const reply = await api.call('pack.current', {});
    if (reply.ok) store.setState({ pack: reply.value });
    else fail(reply.problem);
  };
  /** What belongs to the person who has just come to the desk; what is on the screen stays until it is read. */
  const refresh = async (): Promise<void> => {
    const reply = await api.call('desk.state', {});
    if (reply.ok) store.setState({ desk: reply.value });
  };
  const onSession = (session: Session): void => {
    const wasActive = readyDesk(store.getState())?.session.state === 'active';
    patchDesk({ session });
    if (session.state === 'active' && !wasActive) void refresh();
    // Another form may have come while nobody was here.
    if (session.state === 'active' && !wasActive) void loadPack();
    if (session.state === 'signedOut') store.setState({ screen: 'desk', isHelpOpen: false, problem: null });
  };
  const busy = async <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => {
    store.setState({ isBusy: true, problem: null });
    try {
      return await work();
    } finally {
      store.setState({ isBusy: false });
    }
  };
  const atTheDoor = async (knock: () => Promise<Result<Session>>): Promise<boolean> => {
    const reply = await busy(knock);
    if (reply.ok) {
      store.setState({ doorProblem: null, doorClosedUntil: null });
      onSession(reply.value);
      return true;
    }
    const seconds = reply.problem.details['retryAfterSeconds'];
    const doorClosedUntil = typeof seconds === 'number' ? clock.now() + seconds * 1000 : null;
    store.setState({ doorProblem: reply.problem, doorClosedUntil });
    return false;
  };

  const actions: DeskActions = {
    load: async () => {
      store.setState({ desk: 'loading' });
      const reply = await api.call('desk.state', {});
      store.setState({ desk: reply.ok ? reply.value : reply.problem });
      if (reply.ok && reply.value.session.state === 'active') void loadPack();
    },
    signIn: (input) => atTheDoor(() => api.call('session.signIn', input)),
    unlock: (password) => atTheDoor(() => api.call('session.unlock', { password })),
    signOut: async () => {
      const reply = await busy(() => api.call('session.signOut', {}));
      if (reply.ok) onSession(reply.value);
      else fail(reply.problem);
    },
    lock: async () => {
      const reply = await api.call('session.lock', {});
      if (reply.ok) onSession(reply.value);
      else fail(reply.problem);
    },
    openShift: async () => {
      const reply = await busy(() => api.call('shift.open', {}));
      const session = readyDesk(store.getState())?.session;
      if (!reply.ok) fail(reply.problem);
      else if (session?.state === 'active') onSession({ ...session, shift: reply.value });
    },
    closeShift: async (note) => {
      const reply = await busy(() => api.call('shift.close', { note }));
      const session = readyDesk(store.getState())?.session;
      if (!reply.ok) fail(reply.problem);
      else if (session?.state === 'active') onSession({ ...session, shift: null });
      return reply.ok;
    },
    writeSettings: async (change) => {
      const reply = await api.call('settings.write', change);
      if (reply.ok) patchDesk({ settings: reply.value });
      else fail(reply.problem);
    },
    dismissNotice: async (id) => {
      const reply = await api.call('desk.dismissNotice', { id });
      const desk = readyDesk(store.getState());
      if (!reply.ok) fail(reply.problem);
      else if (desk !== null) patchDesk({ notices: desk.notices.filter((notice) => notice.id !== id) });
    },
    syncNow: async () => {
      const reply = await api.call('sync.now', {});
      if (reply.ok) patchDesk({ sync: reply.value });
      else fail(reply.problem);
    },
    loadPack,
    setFormOnTrial: (isFormOnTrial) => store.setState({ isFormOnTrial }),
    onSurge: (surge) => store.setState(({ pack }) => ({ pack: pack === null ? null : { ...pack, surge } })),
    go: (screen) => store.setState({ screen, isHelpOpen: false, problem: null }),
    showHelp: (isHelpOpen) => store.setState({ isHelpOpen }),
    onSession,
    onSync: (sync) => patchDesk({ sync }),
    onSettings: (settings) => patchDesk({ settings }),
    onReturned: (returnedCases) => patchDesk({ returnedCases }),
    onNotice: (notice) => {
      const desk = readyDesk(store.getState());
      if (desk !== null) patchDesk({ notices: [...desk.notices.filter(({ id }) => id !== notice.id), notice] });
    },
    onCore: (core) => {
      const wasAway = store.getState().core !== 'up';
      store.setState({ core });
      // What came back may know less, or another session, than what went away.
      if (core === 'up' && wasAway && readyDesk(store.getState()) !== null) void refresh();
      const isActive = readyDesk(store.getState())?.session.state === 'active';
      if (core === 'up' && isActive && store.getState().pack === null) void loadPack();
    },
  };
  return Object.assign(store, { actions });
};
