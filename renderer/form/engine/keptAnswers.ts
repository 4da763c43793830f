import type { Answers } from '../../../shared/model/answers.ts';
import { answerFrom, answerOfLeaf, isRelevant, plainAnswer, storedOf, writeLeaf, type Leaf } from './leaf.ts';
import { isTypedKind, readTyped } from './typedText.ts';

const isSelect = ({ kind }: Leaf): boolean => kind === 'selectOne' || kind === 'selectMany';

/** A list that offers less than before hides a part of the answer; what the engine shows then is no new answer. */
const isPartOf = (stored: string, kept: string): boolean => {
  const known = new Set(kept.split(' '));
  return stored.split(' ').every((value) => value === '' || known.has(value));
};

/** Remembers the answer of every visible question, before its branch may go. */
export function keepVisible(leaves: Iterable<Leaf>): void {
  for (const leaf of leaves) {
    if (leaf.isCalculated || !isRelevant(leaf)) continue;
    const stored = storedOf(leaf);
    if (!isSelect(leaf) || !isPartOf(stored, leaf.kept)) leaf.kept = stored;
  }
}

/** What a saved document leaves out, by reference; null says that an answer which the form gives by itself was emptied. */
export function shadowOf(leaves: ReadonlyMap<string, Leaf>): Answers {
  const shadow: Answers = {};
  for (const [reference, leaf] of leaves) {
    if (leaf.isCalculated) continue;
    const stored = storedOf(leaf);
    const typed = stored === '' && leaf.kept === '' ? answerOfLeaf(leaf) : null;
    const isGivenByForm = !isRelevant(leaf) && leaf.kept === leaf.engine.definition.template.value;
    if (typed !== null) shadow[reference] = typed;
    else if (isGivenByForm) continue;
    else if (leaf.kept !== stored || !isRelevant(leaf)) shadow[reference] = answerFrom(leaf.kind, leaf.kept);
  }
  return shadow;
}

const isStored = (text: string): boolean => /^(?:\d{4}-\d{2}-\d{2}T|\d{2}:\d{2}:\d{2})/.test(text);

/** Takes up what a saved document left out, after the engine was restored from it and from the shadow. */
export function restoreKept(leaves: ReadonlyMap<string, Leaf>, shadow: Answers): void {
  for (const [reference, value] of Object.entries(shadow)) {
    const leaf = leaves.get(reference);
    if (leaf === undefined || leaf.isCalculated) continue;
    const isNoSuchType =
      isTypedKind(leaf.kind) &&
      typeof value === 'string' &&
      !isStored(value) &&
      readTyped(leaf.kind, value).kind === 'problem';
    if (isNoSuchType) writeLeaf(leaf, value);
    leaf.kept = isNoSuchType ? '' : plainAnswer(value);
  }
}
