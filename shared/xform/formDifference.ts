import type { FormDefinition } from '../model/formFiles.ts';
import { QuestionPart, type FormDifference, type NamedQuestion } from '../model/formVersion.ts';
import type { Pack } from '../model/pack.ts';
import { formParts, type FormPart } from './difference/formParts.ts';
import { outOfOrder } from './difference/outOfOrder.ts';

type Pair = { readonly before: FormPart; readonly after: FormPart };

/**
 * What a form asks otherwise than the one before it, and what of the pack that touches. Notes, steps and calculations count
 * as questions; the twin of a question (`…_na`) and the seven parts of a region go with it and are not named beside it.
 */
export function formDifference(before: FormDefinition, after: FormDefinition, pack: Pack): FormDifference {
  const old = formParts(before);
  const now = formParts(after);
  const pairs = pairsOf(old, now);
  const paired = new Set(pairs.flatMap(({ before: was, after: is }) => [was, is]));
  return {
    added: alone(now.filter((part) => !paired.has(part))),
    removed: alone(old.filter((part) => !paired.has(part))),
    moved: alone(movedParts(pairs, now)),
    changed: pairs.flatMap(changeOf),
    ...touched(now, pack),
  };
}

/** The same question is the one with the same reference; one that went into another group is known by its name. */
function pairsOf(old: readonly FormPart[], now: readonly FormPart[]): Pair[] {
  const byReference = new Map(now.map((part) => [part.question.reference, part]));
  const references = new Set(old.map(({ question }) => question.reference));
  const byName = uniqueByName(now.filter(({ question }) => !references.has(question.reference)));
  const oldByName = uniqueByName(old.filter(({ question }) => !byReference.has(question.reference)));
  return old.flatMap((part) => {
    const { name, reference } = part.question;
    const after = byReference.get(reference) ?? (oldByName.get(name) === part ? byName.get(name) : undefined);
    return after ? [{ before: part, after }] : [];
  });
}

function uniqueByName(list: readonly FormPart[]): Map<string, FormPart> {
  const found = new Map<string, FormPart>();
  const twice = new Set<string>();
  for (const part of list) {
    const { name } = part.question;
    if (found.has(name)) twice.add(name);
    found.set(name, part);
  }
  for (const name of twice) found.delete(name);
  return found;
}

/** Another group, or another place among its neighbours; a step that moved does not move its questions. */
function movedParts(pairs: readonly Pair[], now: readonly FormPart[]): FormPart[] {
  const places = new Map(now.map((part, at) => [part, at]));
  const standing = pairs.filter(({ before }) => before.kind !== 'calculation');
  const neighbours = new Map<string, FormPart[]>();
  for (const { before, after } of standing) {
    if (before.parent !== after.parent) continue;
    const group = neighbours.get(after.parent) ?? [];
    group.push(after);
    neighbours.set(after.parent, group);
  }
  const out = new Set<FormPart>();
  for (const order of neighbours.values()) {
    const wanted = order.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
    for (const part of outOfOrder(order, wanted)) out.add(part);
  }
  return standing
    .filter(({ before, after }) => before.parent !== after.parent || out.has(after))
    .map(({ after }) => after);
}

function changeOf({ before, after }: Pair): FormDifference['changed'] {
  const what = QuestionPart.options.filter((part) => !isSame(before.texts[part], after.texts[part]));
  const [first] = what;
  if (first === undefined) return [];
  const [was, is] = [before.texts[first], after.texts[first]];
  return [{ question: after.question, what, before: onlyIn(was, is), after: onlyIn(is, was) }];
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((line, at) => line === b[at]);

/** Enough to know a text or a list of choices by, on one line of the screen. */
const longest = 500;

/** The lines that the other side has not; all of them where only their order is another. */
function onlyIn(lines: readonly string[], others: readonly string[]): string {
  const [ours, theirs] = [new Set(lines), new Set(others)];
  const isOrder = ours.size === theirs.size && lines.every((line) => theirs.has(line));
  const told = isOrder ? lines : lines.filter((line) => !theirs.has(line));
  const text = told.filter((line) => line !== '').join('; ');
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** Without what goes along with a question of the same list. */
function alone(list: readonly FormPart[]): NamedQuestion[] {
  const names = new Set(list.map(({ question }) => question.name));
  const regions = new Set(
    list.filter(({ appearances }) => appearances.includes('id-region')).map(({ question }) => question.reference),
  );
  const goesAlong = ({ question, parent, appearances }: FormPart): boolean =>
    regions.has(parent) || (appearances.includes('non-answer') && names.has(question.name.replace(/_na$/, '')));
  return list.filter((part) => !goesAlong(part)).map(({ question }) => question);
}

function touched(now: readonly FormPart[], pack: Pack): Pick<FormDifference, 'dispositions' | 'figures'> {
  const asked = new Map(now.filter(({ kind }) => kind === 'question').map((part) => [part.question.name, part]));
  const dispositions = pack.dispositions
    .map(({ code, requires }) => ({ code, questions: requires.filter((name) => !asked.has(name)) }))
    .filter(({ questions }) => questions.length > 0);
  const roles = Object.entries(pack.roles)
    .filter(([, value]) => [value ?? []].flat().some((name) => !asked.has(name)))
    .map(([role]) => `roles.${role}`);
  const codes = new Set(asked.get(pack.roles.trouble)?.codes);
  const troubles = Object.keys(pack.official.rollUp)
    .filter((code) => !codes.has(code))
    .map((code) => `official.rollUp.${code}`);
  return { dispositions, figures: [...roles, ...troubles] };
}
