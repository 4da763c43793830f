import type { AnswerValue } from '../../../shared/model/answers.ts';
import type { DraftChange } from '../../../shared/model/draft.ts';
import type { Instant } from '../../../shared/model/time.ts';

/** What happened to the answers since it was last asked: each question at most once, however many keys that took. */
export type ChangeLog = {
  readonly answered: (reference: string, before: AnswerValue, after: AnswerValue) => void;
  /** Only the first time in a session. */
  readonly shown: (reference: string) => void;
  readonly take: (at: Instant) => DraftChange[];
};

const isSame = (one: AnswerValue, other: AnswerValue): boolean => JSON.stringify(one) === JSON.stringify(other);

export const createChangeLog = (): ChangeLog => {
  const everShown = new Set<string>();
  let newlyShown: string[] = [];
  let answers = new Map<string, { readonly before: AnswerValue; readonly after: AnswerValue }>();
  return {
    answered: (reference, before, after) => {
      const first = answers.get(reference);
      answers.set(reference, { before: first === undefined ? before : first.before, after });
    },
    shown: (reference) => {
      if (everShown.has(reference)) return;
      everShown.add(reference);
      newlyShown.push(reference);
    },
    take: (at) => {
      const shown = newlyShown.map((reference): DraftChange => ({ at, reference, kind: 'shown', value: null }));
      const changed = [...answers]
        .filter(([, { before, after }]) => !isSame(before, after))
        .map(([reference, { before, after }]): DraftChange => {
          const kind = after === null ? 'cleared' : before === null ? 'answered' : 'changed';
          return { at, reference, kind, value: after };
        });
      newlyShown = [];
      answers = new Map();
      return [...shown, ...changed];
    },
  };
};
