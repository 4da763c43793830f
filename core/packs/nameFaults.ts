import type { Pack } from '../../shared/model/pack.ts';
import { choiceCodes } from './choiceCodes.ts';
import type { Fault } from './fault.ts';
import type { FormModel } from './formModel.ts';

/** Appearances of notes: they are shown, not answered. */
const notes = new Set(['say', 'instruct', 'probe', 'warn']);

/** Names of questions in a pack that its form does not ask, or asks at two places; kinds of trouble that roll up nowhere. */
export function* nameFaults(pack: Pack, form: FormModel, file: string): Generator<Fault> {
  const asked = new Map<string, number>();
  for (const { name, appearances } of form.controls) {
    if (!appearances.some((appearance) => notes.has(appearance))) asked.set(name, (asked.get(name) ?? 0) + 1);
  }
  for (const { place, name } of namesIn(pack)) {
    const times = asked.get(name) ?? 0;
    if (times === 0) yield { file, place, reason: `The form asks no question ${name}` };
    if (times > 1) yield { file, place, reason: `The form asks ${name} at ${times} places` };
  }
  // What is calculated from a secret is one too, although nobody asks it.
  const answered = new Set([...form.nodes.keys()].map((reference) => reference.split('/').at(-1)));
  for (const { place, name } of listed('sensitive', pack.sensitive)) {
    if (!answered.has(name)) yield { file, place, reason: `The form has no ${name}` };
  }
  const codes = choiceCodes(form, pack.roles.trouble) ?? [];
  for (const code of codes) {
    if (!Object.hasOwn(pack.official.rollUp, code))
      yield { file, place: 'official.rollUp', reason: `${code} rolls up to no official category` };
  }
  for (const code of Object.keys(pack.official.rollUp)) {
    if (!codes.includes(code))
      yield { file, place: `official.rollUp.${code}`, reason: `${pack.roles.trouble} has no choice ${code}` };
  }
}

function* namesIn({
  roles,
  dispositions,
  knowledge,
  surge,
}: Pack): Generator<{ readonly place: string; readonly name: string }> {
  for (const [role, value] of Object.entries(roles)) {
    if (Array.isArray(value)) yield* listed(`roles.${role}`, value);
    else if (value !== null) yield { place: `roles.${role}`, name: value };
  }
  for (const [index, { requires }] of dispositions.entries())
    yield* listed(`dispositions[${index}].requires`, requires);
  for (const [index, { questions }] of knowledge.entries()) yield* listed(`knowledge[${index}].questions`, questions);
  yield* listed('surge.questions', surge?.questions ?? []);
}

function* listed(
  place: string,
  names: readonly string[],
): Generator<{ readonly place: string; readonly name: string }> {
  for (const [index, name] of names.entries()) yield { place: `${place}[${index}]`, name };
}
