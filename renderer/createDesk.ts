import type { EventOf, OutputOf } from '../shared/contract/ipc.ts';
import type { Call } from '../shared/model/call.ts';
import type { Draft } from '../shared/model/draft.ts';
import type { Result } from '../shared/model/result.ts';
import type { Session } from '../shared/model/session.ts';
import type { Api } from './api.ts';
import type { Clock } from './stores/clock.ts';
import { createBundleStore, type BundleStore } from './stores/createBundleStore.ts';
import { createCallerStore, type CallerStore } from './stores/createCallerStore.ts';
import { createCallsStore, type CallsStore } from './stores/createCallsStore.ts';
import { createCasesStore, type CasesStore } from './stores/createCasesStore.ts';
import { createCaseStore, type CaseStore, type DescribeForm } from './stores/createCaseStore.ts';
import { createDeskStore, readyDesk, type DeskStore } from './stores/createDeskStore.ts';
import { createFormTrial } from './stores/createFormTrial.ts';
import { createJourneyStore, type JourneyStore } from './stores/createJourneyStore.ts';
import { createParkedStore, type ParkedStore } from './stores/createParkedStore.ts';
import { createPreviewStore, type PreviewStore } from './stores/createPreviewStore.ts';
import { createShiftLogStore, type ShiftLogStore } from './stores/createShiftLogStore.ts';
import { createStudioStore, type StudioStore } from './stores/createStudioStore.ts';
import { createSyncStore, type SyncStore } from './stores/createSyncStore.ts';
import type { FormContext } from './form/engine/formSession.ts';
import { formContext, sampleReference } from './stores/formContext.ts';
import { createForms, type Forms, type LoadForm } from './stores/forms.ts';

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
  readonly parked: ParkedStore;
  readonly journey: JourneyStore;
  readonly bundle: BundleStore;
  readonly studio: StudioStore;
  readonly preview: PreviewStore;
  /** The definition of a form of this desk, whoever uses it. */
  readonly formSource: Forms['source'];
  /** What a form of this desk asks, in words; null when it cannot be read. */
  readonly describeForm: DescribeForm;
  /** Regions by any part of a name; from the read-only region database, never from the network. */
  readonly searchRegion: (text: string) => Promise<Result<OutputOf<'region.search'>>>;
  readonly lock: () => Promise<void>;
  readonly signOut: () => Promise<void>;
  readonly submit: () => Promise<void>;
  /** Reads the first state and listens from then on; returns its own end. */
  readonly start: () => () => void;
};

/** Runs it at once: for a page that nobody looks at. */
const atOnce = (run: () => void): void => run();

export const createDesk = (
  api: Api,
  clock: Clock,
  loadForm: LoadForm,
  whenIdle: (run: () => void) => void = atOnce,
): Desk => {
  const desk = createDeskStore(api, clock);
  const contextOf = (draft: Pick<Draft, 'reference' | 'createdAt'>, call: Call | null): FormContext | null => {
    const { pack } = desk.getState();
    const session = readyDesk(desk.getState())?.session;
    if (pack === null || session?.state !== 'active') return null;
    const now = new Date(clock.now()).toISOString();
    return formContext({ agent: session.agent, pack: pack.pack, now }, draft, call);
  };
  const forms = createForms(api, loadForm, contextOf);
  const trial = createFormTrial(api, clock, forms, whenIdle);
  const calls = createCallsStore(api, clock, forms);
  const caller = createCallerStore(api);
  const cases = createCasesStore(api, clock);
  const describeForm: DescribeForm = async (formHash) => {
    const form = await forms.load(formHash);
    return form.ok ? form.value : null;
  };
  const oneCase = createCaseStore(api, describeForm);
  const shiftLog = createShiftLogStore(api);
  const sync = createSyncStore(api);
  const parked = createParkedStore(api);
  const journey = createJourneyStore(api);
  const bundle = createBundleStore(api);
  const studio = createStudioStore(api, clock);
  const preview = createPreviewStore(loadForm, () => {
    const createdAt = new Date(clock.now()).toISOString();
    const prefix = desk.getState().pack?.pack.referencePrefix ?? '';
    return contextOf({ reference: sampleReference(prefix, createdAt), createdAt }, null);
  });

  const forget = (): void => {
    calls.actions.clear();
    caller.actions.clear();
    cases.actions.clear();
    oneCase.actions.close();
    shiftLog.actions.clear();
    parked.actions.clear();
    journey.actions.close();
    bundle.actions.clear();
    preview.actions.close();
    studio.actions.clear();
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

  let changes = 0;
  /** Another form for the calls to come, or a surge. What is open stays as it is. */
  const onPackChanged = async ({ formHash, surge }: EventOf<'pack.changed'>): Promise<void> => {
    desk.actions.onSurge(surge);
    calls.actions.onSurge(surge.on);
    studio.actions.onSurge(surge);
    if (studio.getState().load !== 'idle') void studio.actions.load();
    const isHere = readyDesk(desk.getState())?.session.state === 'active';
    if (!isHere || desk.getState().pack?.formHash === formHash) return;
    changes += 1;
    const change = changes;
    desk.actions.setFormOnTrial(true);
    const canRun = await trial(formHash);
    if (change !== changes) return;
    if (canRun) await desk.actions.loadPack();
    desk.actions.setFormOnTrial(false);
  };

  const start = (): (() => void) => {
    let known: Session['state'] | null = null;
    const stopWatching = desk.subscribe((state, before) => {
      const { pack } = state;
      // Read before the first call, not with a caller on the line.
      if (pack !== null && pack.formHash !== before.pack?.formHash) void trial(pack.formHash);
      const session = readyDesk(state)?.session ?? null;
      if ((session?.state ?? null) === known) return;
      known = session?.state ?? null;
      onSession(session);
    });
    const stopListening = api.listen({
      'session.changed': desk.actions.onSession,
      'settings.changed': desk.actions.onSettings,
      'notice.added': desk.actions.onNotice,
      'review.changed': ({ returnedCases }) => {
        desk.actions.onReturned(returnedCases);
        if (cases.getState().load !== 'idle') void cases.actions.load();
      },
      'sync.changed': (status) => {
        const wasRunning = readyDesk(desk.getState())?.sync.running ?? false;
        desk.actions.onSync(status);
        // A long backlog drains before the eyes: line by line, station by station.
        void sync.actions.refresh();
        void parked.actions.refresh();
        void journey.actions.refresh();
        if (!wasRunning || status.running) return;
        if (cases.getState().load !== 'idle') void cases.actions.load();
      },
      'pack.changed': (changed) => void onPackChanged(changed),
      'core.state': ({ state }) => {
        desk.actions.onCore(state);
        if (state !== 'up') return;
        void calls.actions.flush();
        void sync.actions.refresh();
        void parked.actions.refresh();
        void journey.actions.refresh();
        if (cases.getState().load !== 'idle') void cases.actions.load();
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
    parked,
    journey,
    bundle,
    studio,
    preview,
    formSource: forms.source,
    describeForm,
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
