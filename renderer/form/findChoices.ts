import { foldWords } from '../../shared/domain/foldWords.ts';
import type { FormChoice } from './engine/formNode.ts';

const mostHits = 50;

const folded = new WeakMap<readonly FormChoice[], readonly string[]>();

/** The words of every choice as they are searched; kept with the list, because it takes longer than a key. */
const foldedOf = (choices: readonly FormChoice[]): readonly string[] => {
  const known = folded.get(choices);
  if (known !== undefined) return known;
  const made = choices.map(({ label }) => foldWords(label.plain).join(' '));
  folded.set(choices, made);
  return made;
};

/** Makes a list ready to be searched before the first key. */
export const prepareChoices = (choices: readonly FormChoice[]): void => void foldedOf(choices);

/** The first choices, in the order of the form, whose label has every word of a text somewhere in it. */
export const findChoices = (choices: readonly FormChoice[], text: string): readonly FormChoice[] => {
  const words = foldWords(text);
  const labels = foldedOf(choices);
  const hits: FormChoice[] = [];
  for (const [index, choice] of choices.entries()) {
    if (hits.length === mostHits) break;
    if (words.every((word) => labels[index]?.includes(word) === true)) hits.push(choice);
  }
  return hits;
};
