import type { CompileOptions } from '../compileOptions.ts';
import type { FormTables } from '../formTables.ts';
import type { SurveyContext } from '../survey/context.ts';
import type { Section } from '../survey/tree.ts';
import type { FormScope } from '../write/formScope.ts';
import { checkLists } from './checkLists.ts';
import { checkMedia } from './checkMedia.ts';
import { checkQuestions } from './checkQuestions.ts';
import { checkTranslations } from './checkTranslations.ts';
import { checkTriggers } from './checkTriggers.ts';

export type CompiledParts = {
  readonly root: Section;
  readonly tables: FormTables;
  readonly context: SurveyContext;
  readonly scope: FormScope;
  readonly options: CompileOptions;
};

/** What is wrong with a form as a whole. */
export function checkCompiled(parts: CompiledParts): void {
  parts.scope.dependencies.tellCircles(parts.root, parts.scope.problems);
  checkQuestions(parts);
  checkTriggers(parts);
  checkLists(parts);
  checkMedia(parts);
  checkTranslations(parts);
}
