import { type FaultKind, faultKinds } from './faultKinds.ts';

/** How often each kind struck. */
export type Strikes = {
  readonly struck: (kind: FaultKind) => void;
  readonly byKind: () => ReadonlyMap<FaultKind, number>;
};

export function createStrikes(): Strikes {
  const byKind = new Map<FaultKind, number>(faultKinds.map((kind) => [kind, 0]));
  return {
    struck: (kind) => void byKind.set(kind, (byKind.get(kind) ?? 0) + 1),
    byKind: () => byKind,
  };
}
