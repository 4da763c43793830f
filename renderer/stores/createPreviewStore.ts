import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DraftPosition } from '../../shared/model/draft.ts';
import type { Problem, Result } from '../../shared/model/result.ts';
import type { FormContext, FormSession } from '../form/engine/formSession.ts';
import type { FormSource, LoadedForm } from '../form/engine/loadedForm.ts';
import type { LoadForm } from './forms.ts';

export type PreviewState =
  | { readonly state: 'closed' }
  | { readonly state: 'opening' }
  | { readonly state: 'failed'; readonly problem: Problem }
  | {
      readonly state: 'open';
      readonly session: FormSession;
      /** Which opening this is: fields of an earlier one are never taken for its own. */
      readonly opening: number;
      readonly language: string;
      readonly position: DraftPosition;
    };

export type PreviewActions = {
  /** Opens a form as a call would, attached to no draft: nothing that is typed goes anywhere. */
  readonly open: (source: () => Promise<Result<FormSource>>, language: string) => Promise<void>;
  /** A blank one of the same form, at its beginning. */
  readonly again: () => Promise<void>;
  readonly setPosition: (position: DraftPosition) => void;
  readonly setLanguage: (language: string) => void;
  readonly close: () => void;
};

export type PreviewStore = StoreApi<PreviewState> & { readonly actions: PreviewActions };

const atTheStart: DraftPosition = { step: null, question: null };

/** A form looked at as a call. */
export const createPreviewStore = (loadForm: LoadForm, contextOf: () => FormContext | null): PreviewStore => {
  const store = createStore<PreviewState>()(() => ({ state: 'closed' }));
  let asked = 0;
  let loaded: LoadedForm | null = null;

  const put = (next: PreviewState): void => {
    const before = store.getState();
    store.setState(next, true);
    if (before.state === 'open' && (next.state !== 'open' || next.session !== before.session)) before.session.dispose();
  };
  const begin = async (form: LoadedForm, language: string, question: number): Promise<void> => {
    const context = contextOf();
    if (context === null) return put({ state: 'closed' });
    const session = await form.open({ language, context, restore: null });
    if (question !== asked) {
      if (session.ok) session.value.dispose();
      return;
    }
    put(
      session.ok
        ? { state: 'open', session: session.value, opening: question, language, position: atTheStart }
        : { state: 'failed', problem: session.problem },
    );
  };

  const actions: PreviewActions = {
    open: async (source, language) => {
      asked += 1;
      const question = asked;
      put({ state: 'opening' });
      const read = await source();
      const form = read.ok ? await loadForm(read.value) : read;
      if (question !== asked) return;
      if (!form.ok) return put({ state: 'failed', problem: form.problem });
      loaded = form.value;
      await begin(form.value, language, question);
    },
    again: async () => {
      const state = store.getState();
      if (loaded === null || state.state !== 'open') return;
      asked += 1;
      await begin(loaded, state.language, asked);
    },
    setPosition: (position) => {
      const state = store.getState();
      if (state.state === 'open') store.setState({ ...state, position }, true);
    },
    setLanguage: (language) => {
      const state = store.getState();
      if (state.state !== 'open') return;
      state.session.setLanguage(language);
      store.setState({ ...state, language }, true);
    },
    close: () => {
      asked += 1;
      loaded = null;
      put({ state: 'closed' });
    },
  };
  return Object.assign(store, { actions });
};
