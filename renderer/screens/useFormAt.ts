import { useSyncExternalStore } from 'react';
import type { DraftPosition } from '../../shared/model/draft.ts';
import type { GroupNode } from '../form/engine/formNode.ts';
import type { FormSession } from '../form/engine/formSession.ts';

/** Steps that have something to show at present; a branch that is not taken takes its steps with it. */
export const useSteps = (session: FormSession): readonly GroupNode[] => {
  const shown = useSyncExternalStore(session.subscribe, () =>
    session.steps
      .filter((step) => step.state().hasContent)
      .map(({ id }) => id)
      .join('\n'),
  );
  const ids = new Set(shown.split('\n'));
  return session.steps.filter(({ id }) => ids.has(id));
};

/** Index of the step that the agent is in; the first when the stored one does not apply any more. */
export const stepIndex = (steps: readonly GroupNode[], { step }: DraftPosition): number =>
  Math.max(
    0,
    steps.findIndex((each) => each.state().reference === step),
  );
