import { filteredChoiceForms } from './filteredChoices.ts';
import { rowReferenceForms } from './rowReferences.ts';
import { choiceForms } from './choices.ts';
import { fileForms } from './files.ts';
import { foreignForms } from './foreignXforms.ts';
import { languageForms } from './languages.ts';
import { logicForms } from './logic.ts';
import { otherProgramForms } from './otherPrograms.ts';
import { questionForms } from './questions.ts';
import { recipeForms } from './recipes.ts';
import { repeatForms } from './repeats.ts';
import { settingsForms } from './settings.ts';
import { untidyForms } from './untidy.ts';
import { untidyCellForms } from './untidyCells.ts';
import { handmadeForms } from './xforms.ts';
import type { ValidForm } from '../validForm.ts';

/** Written from the standard: what a form of each kind must do here as it does in other programs. */
export const validForms: readonly ValidForm[] = [
  ...questionForms,
  ...logicForms,
  ...recipeForms,
  ...repeatForms,
  ...choiceForms,
  ...fileForms,
  ...languageForms,
  ...settingsForms,
  ...untidyForms,
  ...untidyCellForms,
  ...otherProgramForms,
  ...handmadeForms,
  ...foreignForms,
  ...filteredChoiceForms,
  ...rowReferenceForms,
];
