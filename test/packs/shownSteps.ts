import type { Answers } from '../../shared/model/answers.ts';
import type { ShownNode } from './page/formPageTypes.ts';

/** The steps of the script that are to be gone through, by name. */
export const stepsOf = (nodes: readonly ShownNode[]): string[] =>
  nodes
    .filter(
      ({ reference, kind, label, isRelevant, appearances }) =>
        kind === 'group' &&
        isRelevant &&
        label !== '' &&
        !appearances.includes('hidden') &&
        reference.split('/').length === 3,
    )
    .map(({ name }) => name);

export const isShown = (nodes: readonly ShownNode[], name: string): boolean =>
  nodes.some((node) => node.name === name && node.isRelevant);

/** By reference, as the console keeps them. */
export const answersOf = (nodes: readonly ShownNode[]): Answers =>
  Object.fromEntries(
    nodes
      .filter(({ isRelevant }) => isRelevant)
      .map(({ reference, value }) => [reference, typeof value === 'string' ? value : [...value]]),
  );

/** Names of what is shown with an appearance. */
export const shownWith = (nodes: readonly ShownNode[], appearance: string): string[] =>
  nodes.filter(({ appearances, isRelevant }) => isRelevant && appearances.includes(appearance)).map(({ name }) => name);

/** Texts that stand in one language only, or are the same in both, by reference. */
export function untranslated(
  indonesian: readonly ShownNode[],
  english: readonly ShownNode[],
  calledTheSame: RegExp,
): string[][] {
  const textsOf = ({ reference, label, hint, options }: ShownNode): string[][] =>
    [label, hint, ...options].map((text, at) => [`${reference} ${at}`, text]);
  const other = new Map(english.flatMap(textsOf).map(([place, text]) => [place, text]));
  return indonesian
    .flatMap(textsOf)
    .filter(([place, text = '']) =>
      text === '' ? other.get(place) !== '' : other.get(place) === text && !calledTheSame.test(text),
    );
}
