import { createContext } from 'react';
import type { Nearness } from './createNearness.ts';

export type LongStep = {
  readonly nearness: Nearness;
  /** Ids of questions that are drawn wherever they are: the one with the focus, and those that it is handed on to. */
  readonly kept: ReadonlySet<string>;
  /** Draws a question before the focus goes there. */
  readonly reach: (id: string) => void;
};

/** Null in a step that is drawn whole. */
export const LongStepContext = createContext<LongStep | null>(null);
