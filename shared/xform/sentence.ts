import type { FormProblem } from '../model/formProblem.ts';

/** What is told to an author, in both languages of the console. */
export type Sentence = FormProblem['message'];
