import type { OutputOf } from '../../shared/contract/ipc.ts';
import type { Call } from '../../shared/model/call.ts';
import type { Draft } from '../../shared/model/draft.ts';
import type { Sha256 } from '../../shared/model/ids.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { FormContext } from '../form/engine/formSession.ts';
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
  /** Reads a form again the next time it is asked for: one that failed may have been mended. */
  readonly forget: (formHash: Sha256) => void;
};

/** Keeps what was read well; a failure is asked again the next time. */
const keepingGood = <T>(read: (formHash: Sha256) => Promise<Result<T>>) => {
  const known = new Map<Sha256, Promise<Result<T>>>();
  return {
    get: (formHash: Sha256): Promise<Result<T>> => {
      const found = known.get(formHash);
      if (found !== undefined) return found;
      const pending = (async () => {
        const result = await read(formHash);
        if (!result.ok) known.delete(formHash);
        return result;
      })();
      known.set(formHash, pending);
      return pending;
    },
    forget: (formHash: Sha256): void => void known.delete(formHash),
  };
};

/** Loads each form version once and keeps it: parsing a script takes longer than a caller should notice. */
export const createForms = (
  api: Api,
  loadForm: LoadForm,
  contextOf: (draft: DraftOfForm, call: Call | null) => FormContext | null,
): Forms => {
  const sources = keepingGood((hash) => api.call('form.open', { hash }));
  const loaded = keepingGood(async (hash) => {
    const source = await sources.get(hash);
    return source.ok ? loadForm(source.value) : source;
  });
  return {
    source: sources.get,
    load: loaded.get,
    open: async (draft, call) => {
      const source = await sources.get(draft.formHash);
      const form = await loaded.get(draft.formHash);
      if (!source.ok) return source;
      if (!form.ok) return form;
      const context = contextOf(draft, call);
      if (context === null) return problem('signed_out', 'a form needs to know who asks');
      const { language, instanceXml, shadow } = draft;
      const restore = instanceXml === '' ? null : { instanceXml, shadow };
      const session = await form.value.open({ language, context, restore });
      const { version } = source.value;
      return session.ok ? ok({ session: session.value, describe: form.value.describe, version }) : session;
    },
    forget: (formHash) => {
      loaded.forget(formHash);
      sources.forget(formHash);
    },
  };
};
