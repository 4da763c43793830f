import type { ExpressionScope } from '../reference/compileExpression.ts';
import type { DependencyLog } from '../check/dependencies.ts';
import type { Question } from '../survey/tree.ts';
import type { Itext } from './itext.ts';

/** What every part of the XForm is written with. */
export type FormScope = ExpressionScope & {
  readonly itext: Itext;
  readonly dependencies: DependencyLog;
  /** Questions that are worked out when another changes, by the name of that other. */
  readonly triggered: ReadonlyMap<string, readonly Question[]>;
  /** Lists whose choices have texts in several languages, pictures or references. */
  readonly listsWithItext: ReadonlySet<string>;
};
