import type { Call } from '../../shared/model/call.ts';
import type { Draft } from '../../shared/model/draft.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { FormContext } from '../form/engine/formSession.ts';
import type { LoadedForm } from '../form/engine/loadedForm.ts';
import type { DescribeForm } from './createCaseStore.ts';
import type { OpenFormOf } from './work.ts';

/** Reads a form definition; fails with a problem that names the place. */
export type LoadForm = (formXml: string) => Promise<Result<LoadedForm>>;

export type Forms = { readonly open: OpenFormOf; readonly describe: DescribeForm };

/** Loads each form version once and keeps it: parsing a script takes longer than a caller should notice. */
export const createForms = (
  loadForm: LoadForm,
  contextOf: (draft: Draft, call: Call | null) => FormContext | null,
): Forms => {
  const loaded = new Map<string, Promise<Result<LoadedForm>>>();
  const load = (formXml: string): Promise<Result<LoadedForm>> => {
    const known = loaded.get(formXml);
    if (known !== undefined) return known;
    const pending = loadForm(formXml);
    loaded.set(formXml, pending);
    return pending;
  };
  return {
    open: async (formXml, draft, call) => {
      const form = await load(formXml);
      if (!form.ok) return form;
      const context = contextOf(draft, call);
      if (context === null) return problem('signed_out', 'a form needs to know who asks');
      const { language, instanceXml, shadow } = draft;
      const restore = instanceXml === '' ? null : { instanceXml, shadow };
      const session = await form.value.open({ language, context, restore });
      return session.ok ? ok({ session: session.value, describe: form.value.describe }) : session;
    },
    describe: async (formXml) => {
      const form = await load(formXml);
      return form.ok ? form.value : null;
    },
  };
};
