import type { FormProblem, FormProblemCode } from '../../model/formProblem.ts';
import { closest } from '../closest.ts';
import type { Sentence } from '../sentence.ts';
import type { XmlElement } from '../xml/readXml.ts';

/** Collects what is wrong with an XForm, by element. Nothing stops at the first fault. */
export type Report = {
  readonly error: (code: FormProblemCode, element: XmlElement, message: Sentence) => void;
  readonly warn: (code: FormProblemCode, element: XmlElement, message: Sentence) => void;
  /** The name that was probably meant; null when there is none, or when so much is wrong that looking would take too long. */
  readonly closest: (wrong: string, names: Iterable<string>) => string | null;
  /** Whether so much is wrong. */
  readonly isLong: () => boolean;
  /** Each told once, in the order of the lines, errors first. */
  readonly problems: () => readonly FormProblem[];
};

/** Beyond it nobody reads suggestions, and a hostile form has them sought for hours. */
const manyProblems = 200;

export function createReport(): Report {
  const found = new Map<string, FormProblem & { readonly line: number }>();
  const add = (severity: FormProblem['severity'], code: FormProblemCode, at: XmlElement, message: Sentence): void => {
    const { line } = at;
    const element = describeElement(at);
    const key = JSON.stringify([code, line, element, message.en]);
    if (!found.has(key)) found.set(key, { severity, code, sheet: null, cell: null, line, element, message });
  };
  return {
    error: (code, element, message) => add('error', code, element, message),
    warn: (code, element, message) => add('warning', code, element, message),
    closest: (wrong, names) => (found.size > manyProblems ? null : closest(wrong, names)),
    isLong: () => found.size > manyProblems,
    problems: () =>
      [...found.values()].sort(
        (a, b) => a.line - b.line || Number(b.severity === 'error') - Number(a.severity === 'error'),
      ),
  };
}

const telling = ['nodeset', 'ref', 'id', 'lang', 'bind'];

/** "bind /data/umur", "text nama", or the name alone. */
export function describeElement({ name, attributes }: XmlElement): string {
  const value = telling.map((key) => attributes.get(key)).find((one) => one !== undefined && one.trim() !== '');
  return value === undefined ? name : `${name} ${value.trim().slice(0, 200)}`;
}
