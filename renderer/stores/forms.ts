import type { OutputOf } from '../../shared/contract/ipc.ts';
import type { Call } from '../../shared/model/call.ts';
import type { Draft } from '../../shared/model/draft.ts';
import type { Sha256 } from '../../shared/model/ids.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { FormContext, FormSession } from '../form/engine/formSession.ts';
import type { FormSource, LoadedForm } from '../form/engine/loadedForm.ts';
import type { Api } from '../api.ts';
import type { OpenedForm } from './work.ts';

/** Reads a form definition; fails with a problem that names the place. */
export type LoadForm = (source: FormSource) => Promise<Result<LoadedForm>>;

export type DraftOfForm = Pick<Draft, 'formHash' | 'language' | 'instanceXml' | 'shadow' | 'reference' | 'createdAt'>;

/** Every form that this window has read, by its hash: a form of that name is the same bytes for ever. */
export type Forms = {
  readonly source: (formHash: Sha256) => Promise<Result<OutputOf<'form.open'>>>;
  readonly load: (formHash: Sha256) => Promise<Result<LoadedForm>>;
  /** Opens a draft with its own form, filled as it was saved. */
  readonly open: (draft: DraftOfForm, call: Call | null) => Promise<Result<OpenedForm>>;
};

/** Keeps what was read well; a failure is asked again the next time. */
const keepingGood = <T>(read: (formHash: Sha256) => Promise<Result<T>>) => {
  const known = new Map<Sha256, Promise<Result<T>>>();
  return (formHash: Sha256): Promise<Result<T>> => {
    const found = known.get(formHash);
    if (found !== undefined) return found;
    const pending = (async () => {
      const result = await read(formHash);
      if (!result.ok) known.delete(formHash);
      return result;
    })();
    known.set(formHash, pending);
    return pending;
  };
};

/** Every instance leaves a little behind in the form that it came from; from so many on the form is read afresh. */
const instancesUntilReload = 50;

type Warm = { form: LoadedForm; instances: number; open: number };

/** Waits for a moment in which the window has nothing to do; at once where there is no window. */
const inIdleTime = (task: () => void): void => {
  if (typeof requestIdleCallback === 'undefined') task();
  else requestIdleCallback(task);
};

/**
 * Loads each form version once and keeps it: parsing a script takes longer than a caller should notice. After fifty calls it is read
 * again, in idle time and while no call has it open; until the new one is there, the old one serves.
 */
export const createForms = (
  api: Api,
  loadForm: LoadForm,
  contextOf: (draft: DraftOfForm, call: Call | null) => FormContext | null,
): Forms => {
  const sources = keepingGood((hash) => api.call('form.open', { hash }));
  const loaded = keepingGood(async (hash): Promise<Result<Warm>> => {
    const source = await sources(hash);
    if (!source.ok) return source;
    const form = await loadForm(source.value);
    return form.ok ? ok({ form: form.value, instances: 0, open: 0 }) : form;
  });
  const reload = async (warm: Warm, source: FormSource): Promise<void> => {
    if (warm.open > 0 || warm.instances < instancesUntilReload) return;
    warm.instances = 0;
    const fresh = await loadForm(source);
    if (fresh.ok) warm.form = fresh.value;
  };
  const counted = (session: FormSession, warm: Warm, source: FormSource): FormSession => {
    warm.instances += 1;
    warm.open += 1;
    let isOpen = true;
    return {
      ...session,
      dispose: () => {
        session.dispose();
        if (!isOpen) return;
        isOpen = false;
        warm.open -= 1;
        if (warm.instances >= instancesUntilReload) inIdleTime(() => void reload(warm, source));
      },
    };
  };
  return {
    source: sources,
    load: async (hash) => {
      const warm = await loaded(hash);
      return warm.ok ? ok(warm.value.form) : warm;
    },
    open: async (draft, call) => {
      const source = await sources(draft.formHash);
      const warm = await loaded(draft.formHash);
      if (!source.ok) return source;
      if (!warm.ok) return warm;
      const context = contextOf(draft, call);
      if (context === null) return problem('signed_out', 'a form needs to know who asks');
      const { language, instanceXml, shadow } = draft;
      const restore = instanceXml === '' ? null : { instanceXml, shadow };
      const { form } = warm.value;
      const session = await form.open({ language, context, restore });
      if (!session.ok) return session;
      const { version } = source.value;
      return ok({ session: counted(session.value, warm.value, source.value), describe: form.describe, version });
    },
  };
};
