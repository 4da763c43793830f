import { useMemo, useSyncExternalStore } from 'react';
import type { AskedNode, GroupNode, GroupState } from '../form/engine/formNode.ts';
import type { FormSession } from '../form/engine/formSession.ts';

const nothing = (): void => undefined;
const never = (): (() => void) => nothing;

const nodesOf = (session: FormSession, names: readonly string[]): readonly AskedNode[] => [
  ...new Map(
    names.flatMap((name) => {
      const node = session.locate(name)?.node;
      return node === undefined ? [] : [[node.id, node] as const];
    }),
  ).values(),
];

/** A few questions of a form as one step of its own, in the order of their names. They stay the questions of the form. */
const shortStep = (session: FormSession, names: readonly string[], title: string): GroupNode => {
  const children = nodesOf(session, names);
  const first = children[0] === undefined ? null : session.locate(children[0].state().reference);
  const state: GroupState = {
    // The step that holds the first of them: a place that the whole form has too.
    reference: first?.step ?? '',
    relevant: true,
    label: { plain: title, rich: [{ kind: 'text', text: title }] },
    hint: null,
    hasContent: children.length > 0,
  };
  return { kind: 'group', id: 'short', name: title, state: () => state, subscribe: never, children };
};

/** The one step of a surge; it changes only when one of its questions comes or goes. */
export const useShortSteps = (session: FormSession, names: readonly string[], title: string): readonly GroupNode[] => {
  const shown = useSyncExternalStore(session.subscribe, () =>
    nodesOf(session, names)
      .map(({ id }) => id)
      .join('\n'),
  );
  // oxlint-disable-next-line react/exhaustive-deps -- `shown` stands for what the session would answer
  return useMemo(() => [shortStep(session, names, title)], [session, names, title, shown]);
};
