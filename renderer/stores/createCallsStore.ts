import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OpenWork } from '../../shared/contract/ipc.ts';
import type { Call } from '../../shared/model/call.ts';
import type { CaseId } from '../../shared/model/ids.ts';
import type { Problem } from '../../shared/model/result.ts';
import type { Api } from '../api.ts';
import type { Clock } from './clock.ts';
import type { Forms } from './forms.ts';
import { createDraftSaver, type DraftSaver } from './draftSaver.ts';
import { activeWork, noCalls, type CallsActions, type CallsState } from './callsState.ts';
import { createLineActions } from './lineActions.ts';
import { createMoveActions } from './moveDraft.ts';
import { shortStep, workOf, type Work } from './work.ts';

export type CallsStore = StoreApi<CallsState> & { readonly actions: CallsActions };

/** Open calls and corrections side by side, each saved by itself; the only writer of drafts in the window. */
export const createCallsStore = (api: Api, clock: Clock, forms: Forms): CallsStore => {
  const store = createStore<CallsState>()(() => noCalls);
  const savers = new Map<CaseId, DraftSaver>();

  const find = (caseId: CaseId | null): Work | null =>
    store.getState().works.find(({ draft }) => draft.caseId === caseId) ?? null;
  const patch = (caseId: CaseId, change: Partial<Work>): void =>
    store.setState(({ works }) => ({
      works: works.map((work) => (work.draft.caseId === caseId ? { ...work, ...change } : work)),
    }));
  const edit = (change: Partial<Work>): void => {
    const { active } = store.getState();
    if (active === null) return;
    patch(active, change);
    savers.get(active)?.touch();
  };
  const applyCalls = (calls: readonly Call[]): void => {
    for (const call of calls) patch(call.caseId, { call });
  };
  const fail = (problem: Problem): false => {
    store.setState({ problem });
    return false;
  };

  const loadForm = async (work: Work): Promise<void> => {
    const { caseId } = work.draft;
    const opened = await forms.open(work.draft, work.call);
    if (!opened.ok) return patch(caseId, { form: { state: 'failed', problem: opened.problem } });
    if (find(caseId) === null) return opened.value.session.dispose();
    patch(caseId, { form: { state: 'open', form: opened.value } });
    opened.value.session.subscribe(() => {
      if (find(caseId)?.isTouched === false) patch(caseId, { isTouched: true });
      savers.get(caseId)?.touch();
    });
  };

  const release = (caseId: CaseId): void => {
    savers.get(caseId)?.stop();
    savers.delete(caseId);
    const work = find(caseId);
    if (work?.form.state === 'open') work.form.form.session.dispose();
    store.setState(({ works, active }) => ({
      works: works.filter(({ draft }) => draft.caseId !== caseId),
      active: active === caseId ? null : active,
    }));
  };

  const take = async (open: OpenWork): Promise<void> => {
    const work = workOf({ ...open, recovered: false });
    const { caseId } = work.draft;
    savers.get(caseId)?.stop();
    const before = find(caseId)?.form;
    savers.set(
      caseId,
      createDraftSaver({
        api,
        clock,
        caseId,
        firstRevision: work.draft.revision,
        work: () => find(caseId),
        report: (durability) => {
          // Told once, not at every key: a key renders noCalls but its own question.
          if (durability.state !== 'saving' || find(caseId)?.durability.state !== 'saving')
            patch(caseId, { durability });
        },
        onSaved: ({ changes: _told, ...written }, { revision, savedAt }) => {
          const stored = find(caseId)?.draft;
          if (stored !== undefined) patch(caseId, { draft: { ...stored, ...written, revision, savedAt } });
        },
      }),
    );
    store.setState(({ works }) => ({
      works: works.some(({ draft }) => draft.caseId === caseId)
        ? works.map((other) => (other.draft.caseId === caseId ? work : other))
        : [...works, work],
      active: caseId,
      view: { kind: 'work' },
      problem: null,
    }));
    if (before?.state === 'open') before.form.session.dispose();
    await loadForm(work);
  };

  const flushOne = async (caseId: CaseId | null): Promise<boolean> =>
    caseId === null ? true : ((await savers.get(caseId)?.flush()) ?? true);

  const refreshCalls = async (): Promise<void> => {
    const list = await api.call('work.list', {});
    if (list.ok) applyCalls(list.value.flatMap(({ call }) => (call === null ? [] : [call])));
  };

  const actions: CallsActions = {
    ...createLineActions({
      api,
      active: () => activeWork(store.getState()),
      flush: flushOne,
      apply: applyCalls,
      fail,
      leaveNumber: () => store.setState({ panel: 'none' }),
    }),
    ...createMoveActions({
      api,
      forms,
      active: () => activeWork(store.getState()),
      move: () => store.getState().move,
      setMove: (move) => store.setState({ move }),
      flush: flushOne,
      revision: (caseId) => savers.get(caseId)?.revision() ?? 0,
      take,
      setNote: (note) => edit({ note }),
    }),
    start: async () => {
      if (store.getState().works.length === 0) store.setState({ load: 'loading' });
      const list = await api.call('work.list', {});
      if (!list.ok) return store.setState({ load: list.problem });
      const known = new Set(savers.keys());
      const found = list.value.filter(({ draft }) => !known.has(draft.caseId));
      store.setState(({ works }) => ({ load: 'ready', works: [...works, ...found.map(workOf)] }));
      const onTheLine = found.find(({ call, recovered }) => call?.state === 'talking' && !recovered);
      if (onTheLine !== undefined && store.getState().active === null) await actions.goOn(onTheLine.draft.caseId);
    },
    clear: () => {
      for (const { draft } of store.getState().works) release(draft.caseId);
      store.setState(noCalls);
    },
    showNewCall: () => store.setState({ view: { kind: 'newCall' }, panel: 'none', problem: null }),
    showWork: () => store.setState({ view: { kind: 'work' } }),
    showPanel: (panel) => store.setState({ panel, problem: null }),
    open: async (input) => {
      await flushOne(store.getState().active);
      const reply = await api.call('call.open', input);
      if (!reply.ok) return fail(reply.problem);
      const hasOthers = store.getState().works.some(({ call }) => call?.state === 'talking');
      await take(reply.value);
      if (hasOthers) await refreshCalls();
      return true;
    },
    goOn: async (caseId) => {
      const reply = await api.call('work.goOn', { caseId });
      if (reply.ok) await take(reply.value);
      else fail(reply.problem);
    },
    correct: async (caseId) => {
      const reply = await api.call('case.correct', { caseId });
      if (!reply.ok) return fail(reply.problem);
      await take(reply.value);
      return true;
    },
    discardCorrection: async () => {
      const work = activeWork(store.getState());
      if (work === null || work.call !== null) return;
      const reply = await api.call('case.discardCorrection', { caseId: work.draft.caseId });
      if (reply.ok) release(work.draft.caseId);
      else fail(reply.problem);
    },
    activate: async (caseId) => {
      const { active } = store.getState();
      // What was open before this window was there has to be taken up first.
      if (!savers.has(caseId)) return actions.goOn(caseId);
      store.setState({ active: caseId, view: { kind: 'work' }, problem: null });
      if (active !== caseId) await flushOne(active);
    },
    step: async (direction) => {
      const { works, active } = store.getState();
      const open = works.filter(({ recovered }) => !recovered);
      const at = open.findIndex(({ draft }) => draft.caseId === active);
      const next = open.at((at + direction + open.length) % Math.max(1, open.length));
      if (next !== undefined) await actions.activate(next.draft.caseId);
    },
    setPosition: (position) => {
      const known = activeWork(store.getState())?.position;
      if (known?.step !== position.step || known.question !== position.question) edit({ position });
    },
    setLanguage: (language) => {
      const work = activeWork(store.getState());
      if (work?.form.state === 'open') work.form.form.session.setLanguage(language);
      edit({ language });
    },
    setNote: (note) => edit({ note }),
    setDisposition: (disposition) => edit({ disposition }),
    setDispositionNote: (dispositionNote) => edit({ dispositionNote }),
    setShort: (isShort) => {
      const { active } = store.getState();
      const work = find(active);
      if (active === null || work === null) return;
      const { question } = work.position;
      const place = work.form.state === 'open' && question !== null ? work.form.form.session.locate(question) : null;
      patch(active, { isShort, position: { step: isShort ? shortStep : (place?.step ?? null), question } });
      savers.get(active)?.touch();
    },
    onSurge: (on) => {
      if (!on) return;
      store.setState(({ works }) => ({
        works: works.map((work) => (work.call === null ? work : { ...work, surge: true })),
      }));
    },
    setClosing: (isClosing) => {
      const { active } = store.getState();
      if (active === null) return;
      patch(active, { isClosing });
      store.setState({ problem: null });
      // The gaps are told from what is on disk, so what was just typed goes there first.
      void flushOne(active);
    },
    submit: async () => {
      const work = activeWork(store.getState());
      if (work === null || work.disposition === null || store.getState().isSubmitting) return;
      const { caseId, baseRev } = work.draft;
      store.setState({ isSubmitting: true, problem: null });
      try {
        if (!(await flushOne(caseId))) return;
        const reply = await api.call('case.submit', {
          caseId,
          revision: savers.get(caseId)?.revision() ?? work.draft.revision,
          disposition: work.disposition,
          dispositionNote: work.dispositionNote,
        });
        if (reply.ok) {
          release(caseId);
          store.setState({ view: { kind: 'saved', saved: { ...reply.value, isCorrection: baseRev > 0 } } });
        } else fail(reply.problem);
      } finally {
        store.setState({ isSubmitting: false });
      }
    },
    describe: async (caseId) => {
      const work = find(caseId);
      const opened = work === null ? null : await forms.open(work.draft, work.call);
      if (work === null || opened?.ok !== true) return [];
      opened.value.session.dispose();
      return opened.value.describe(work.language);
    },
    flush: async () => (await Promise.all([...savers.keys()].map(flushOne))).every(Boolean),
  };
  return Object.assign(store, { actions });
};
