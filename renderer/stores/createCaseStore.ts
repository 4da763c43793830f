import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CaseView } from '../../shared/contract/ipc.ts';
import type { CaseId, Sha256 } from '../../shared/model/ids.ts';
import { problem, type Problem } from '../../shared/model/result.ts';
import type { Review } from '../../shared/model/review.ts';
import type { QuestionDescription } from '../form/engine/loadedForm.ts';
import type { Api } from '../api.ts';

/** What a form asks, in words. */
export type FormDescription = { readonly describe: (language: string) => readonly QuestionDescription[] };
export type DescribeForm = (formHash: Sha256) => Promise<FormDescription | null>;

export type CaseState = {
  /** Null when no case is open and the list shows. */
  readonly caseId: CaseId | null;
  /** Whether it stands on the screen; a correction reads its comment without showing the case. */
  readonly isShown: boolean;
  readonly view: 'loading' | Problem | CaseView;
  /** The form that the revision on the screen was taken with; null until it is loaded. */
  readonly form: FormDescription | null;
  readonly revealed: readonly string[];
  /** The latest judgement that sent the case back; null when there is none. */
  readonly lastReturn: Review | null;
  readonly comment: string;
  readonly problem: Problem | null;
};

export type CaseActions = {
  readonly open: (caseId: CaseId, rev?: number) => Promise<void>;
  /** Reads a case for what was said about it, without putting it on the screen. */
  readonly peek: (caseId: CaseId) => Promise<void>;
  readonly close: () => void;
  /** Shows one masked answer; core writes the look to the shift log. */
  readonly reveal: (name: string) => Promise<void>;
  readonly setComment: (comment: string) => void;
  readonly review: (verdict: Review['verdict']) => Promise<boolean>;
};

export type CaseStore = StoreApi<CaseState> & { readonly actions: CaseActions };

const nothing: CaseState = {
  caseId: null,
  isShown: false,
  view: 'loading',
  form: null,
  revealed: [],
  lastReturn: null,
  comment: '',
  problem: null,
};

/** The case that was read; null while it is loading or could not be. */
export const readyCase = ({ view }: CaseState): CaseView | null => (view === 'loading' || 'code' in view ? null : view);

/** One case as it was at one revision, and a supervisor's judgement of it. */
export const createCaseStore = (api: Api, describeForm: DescribeForm): CaseStore => {
  const store = createStore<CaseState>()(() => nothing);

  const read = async (caseId: CaseId, rev: number | null): Promise<void> => {
    const reply = await api.call('case.open', { caseId, rev, reveal: [...store.getState().revealed] });
    if (store.getState().caseId !== caseId) return;
    if (!reply.ok) return store.setState({ view: reply.problem });
    const returns = reply.value.reviews.filter(({ verdict }) => verdict === 'returned');
    const lastReturn = returns.toSorted((one, other) => one.at.localeCompare(other.at)).at(-1) ?? null;
    store.setState({ view: reply.value, lastReturn });
    const described = await describeForm(reply.value.body.formHash);
    if (described !== null && store.getState().caseId === caseId) store.setState({ form: described });
  };

  const actions: CaseActions = {
    open: async (caseId, rev) => {
      if (store.getState().caseId !== caseId) store.setState({ ...nothing, caseId });
      store.setState({ isShown: true });
      await read(caseId, rev ?? null);
    },
    peek: async (caseId) => {
      store.setState({ ...nothing, caseId });
      await read(caseId, null);
    },
    close: () => store.setState(nothing),
    reveal: async (name) => {
      const view = readyCase(store.getState());
      if (view === null) return;
      store.setState(({ revealed }) => ({ revealed: [...revealed, name] }));
      await read(view.row.caseId, view.body.rev);
    },
    setComment: (comment) => store.setState({ comment, problem: null }),
    review: async (verdict) => {
      const view = readyCase(store.getState());
      const { comment } = store.getState();
      if (view === null) return false;
      if (verdict === 'returned' && comment.trim() === '') {
        const refused = problem('invalid_input', 'a returned case needs a comment', { field: 'comment' });
        if (!refused.ok) store.setState({ problem: refused.problem });
        return false;
      }
      const reply = await api.call('review.give', { caseId: view.row.caseId, rev: view.body.rev, verdict, comment });
      if (!reply.ok) {
        store.setState({ problem: reply.problem });
        return false;
      }
      store.setState({ comment: '', problem: null });
      await read(view.row.caseId, null);
      return true;
    },
  };
  return Object.assign(store, { actions });
};
