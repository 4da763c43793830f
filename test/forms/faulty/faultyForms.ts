import { xformBodyFaults } from './xformBodies.ts';
import type { FaultyForm } from '../faultyForm.ts';
import { choiceFaults } from './choices.ts';
import { expressionFaults } from './expressions.ts';
import { fileFaults } from './files.ts';
import { referenceFaults } from './references.ts';
import { rowFaults } from './rows.ts';
import { sheetFaults } from './sheets.ts';
import { xformFaults } from './xforms.ts';

/** Written from the standard: forms with one fault each, and where it is. */
export const faultyForms: readonly FaultyForm[] = [
  ...sheetFaults,
  ...rowFaults,
  ...choiceFaults,
  ...referenceFaults,
  ...expressionFaults,
  ...fileFaults,
  ...xformFaults,
  ...xformBodyFaults,
];
