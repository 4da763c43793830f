import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OutputOf } from '../../shared/contract/ipc.ts';
import type { FormVersion } from '../../shared/model/formVersion.ts';
import type { Sha256 } from '../../shared/model/ids.ts';
import { limits } from '../../shared/model/limits.ts';
import { problem, type Problem, type Result } from '../../shared/model/result.ts';
import type { Instant } from '../../shared/model/time.ts';
import type { Api } from '../api.ts';
import type { Clock } from './clock.ts';
import { checkInput, pickForm } from './pickForm.ts';
import {
  noStudio,
  runningVersion,
  selectedVersion,
  type Done,
  type StudioActions,
  type StudioState,
} from './studioState.ts';

export type StudioStore = StoreApi<StudioState> & { readonly actions: StudioActions };

type Versions = OutputOf<'forms.publish'>;

const tooLarge = problem('too_large', 'the file is too large to be checked', { limit: limits.workbookBytes });
const noBase = problem('not_found', 'no version is running');

const placeOf = (versions: readonly FormVersion[], wanted: Pick<FormVersion, 'formHash'> | null): number =>
  Math.max(
    0,
    versions.findIndex(({ formHash }) => formHash === wanted?.formHash),
  );

/** The supervisor's forms: what runs, what a file would change, and every step between the two. */
export const createStudioStore = (api: Api, clock: Clock): StudioStore => {
  const store = createStore<StudioState>()(() => noStudio);
  let asked = 0;

  const fail = (failure: Problem): false => {
    store.setState({ problem: failure, isBusy: false });
    return false;
  };
  const read = async (): Promise<void> => {
    const reply = await api.call('forms.state', {});
    if (!reply.ok) return store.setState({ load: reply.problem });
    const { versions, surge } = reply.value;
    store.setState((before) => ({
      load: 'ready',
      versions,
      surge,
      // What runs is what is looked for first; later the cursor stays on its version, wherever that stands now.
      cursor: placeOf(
        versions,
        (before.load === 'ready' ? selectedVersion(before) : null) ?? runningVersion({ versions }),
      ),
    }));
  };
  /** One action at a time; its failure is a sentence beside it, its success a sentence above the list. */
  const act = async (call: () => Promise<Result<Versions>>, done: Done): Promise<boolean> => {
    if (store.getState().isBusy) return false;
    store.setState({ isBusy: true, problem: null, done: null });
    const reply = await call();
    if (!reply.ok) {
      // Somebody was first: what is compared and chosen from is read again before anything else is asked.
      if (reply.problem.code === 'conflict') await read();
      return fail(reply.problem);
    }
    store.setState({ isBusy: false, versions: reply.value.versions, asking: null, done });
    return true;
  };
  const publish = (form: Pick<FormVersion, 'formHash' | 'version'>, startsAt: Instant | null): Promise<boolean> => {
    const base = runningVersion(store.getState());
    const at = startsAt ?? new Date(clock.now()).toISOString();
    return act(
      () =>
        base === null
          ? Promise.resolve(noBase)
          : api.call('forms.publish', { formHash: form.formHash, baseHash: base.formHash, startsAt }),
      { kind: startsAt === null ? 'published' : 'scheduled', version: form.version, at },
    );
  };

  const actions: StudioActions = {
    load: async () => {
      if (store.getState().versions.length === 0) store.setState({ load: 'loading' });
      await read();
    },
    moveTo: (cursor) => {
      const last = store.getState().versions.length - 1;
      store.setState({ cursor: Math.max(0, Math.min(last, cursor)), asking: null, problem: null });
    },
    check: async (files) => {
      const picked = pickForm(files);
      if (picked === null) return;
      asked += 1;
      const question = asked;
      const { form, media } = picked;
      store.setState({ check: { state: 'checking', name: form.name }, problem: null, done: null, asking: null });
      const isTooLarge = files.some(({ bytes }) => bytes.length > limits.workbookBytes);
      const reply = isTooLarge ? tooLarge : await api.call('forms.check', checkInput(form, media));
      if (question !== asked) return;
      if (!reply.ok) {
        return store.setState({ check: { state: 'failed', name: form.name, problem: reply.problem } });
      }
      store.setState({
        check: { state: 'checked', checked: { ...reply.value, name: form.name } },
        part: 'problems',
        problemAt: 0,
      });
    },
    leaveCheck: () => {
      asked += 1;
      store.setState({ check: { state: 'none' }, problem: null });
    },
    showPart: (part) => store.setState({ part, problem: null }),
    showProblem: (at) => {
      const { check } = store.getState();
      const last = check.state === 'checked' ? check.checked.problems.length - 1 : 0;
      store.setState({ problemAt: Math.max(0, Math.min(last, at)) });
    },
    publish: async (startsAt) => {
      const { check } = store.getState();
      const form = check.state === 'checked' ? check.checked.form : null;
      if (form === null) return false;
      const isPublished = await publish({ formHash: form.hash, version: form.version }, startsAt);
      if (isPublished)
        store.setState(({ versions }) => ({
          check: { state: 'none' },
          cursor: placeOf(versions, { formHash: form.hash }),
        }));
      return isPublished;
    },
    ask: (asking) => store.setState({ asking, problem: null, done: null }),
    rollBack: async () => {
      const version = selectedVersion(store.getState());
      if (version === null || !(await publish(version, null))) return;
      store.setState(({ versions }) => ({ cursor: placeOf(versions, version) }));
    },
    cancel: async () => {
      const version = selectedVersion(store.getState());
      if (version === null) return;
      const { formHash, startsAt } = version;
      await act(() => api.call('forms.cancel', { formHash }), {
        kind: 'cancelled',
        version: version.version,
        at: startsAt,
      });
    },
    setSurge: async (on) => {
      store.setState({ isBusy: true, problem: null, done: null });
      const reply = await api.call('surge.set', { on });
      if (reply.ok) store.setState({ isBusy: false, surge: reply.value, asking: null });
      else fail(reply.problem);
    },
    onSurge: (surge) => store.setState({ surge }),
    showCosts: async (formHash: Sha256) => {
      const put = (costs: StudioState['costs'][string]): void =>
        store.setState((state) => ({ costs: { ...state.costs, [formHash]: costs } }));
      if (store.getState().costs[formHash] === undefined) put('loading');
      const reply = await api.call('forms.costs', { formHash });
      put(reply.ok ? reply.value.costs : reply.problem);
    },
    clear: () => {
      asked += 1;
      store.setState(noStudio);
    },
  };
  return Object.assign(store, { actions });
};
