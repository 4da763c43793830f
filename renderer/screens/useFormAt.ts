import type { DraftPosition } from '../../shared/model/draft.ts';
import type { FormSession, GroupNode } from '../form/engine/formSession.ts';
import { useSyncExternalStore } from 'react';

/** Steps that apply at present; a branch that is not taken takes its steps with it. */
export const useSteps = (session: FormSession): readonly GroupNode[] => {
  const relevant = useSyncExternalStore(session.subscribe, () =>
    session.steps
      .filter((step) => step.state().relevant)
      .map(({ reference }) => reference)
      .join('\n'),
  );
  const shown = new Set(relevant.split('\n'));
  return session.steps.filter(({ reference }) => shown.has(reference));
};

/** Index of the step that the agent is in; the first when the stored one does not apply any more. */
export const stepIndex = (steps: readonly GroupNode[], { step }: DraftPosition): number =>
  Math.max(
    0,
    steps.findIndex(({ reference }) => reference === step),
  );
