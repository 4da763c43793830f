import { useSyncExternalStore } from 'react';

/** What a node of the form shows at present; draws again only when something of this very node changes. */
export const useNode = <State>(node: {
  readonly state: () => State;
  readonly subscribe: (listener: () => void) => () => void;
}): State => useSyncExternalStore(node.subscribe, node.state);
