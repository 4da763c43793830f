import type { FormNode } from '../../../renderer/form/engine/formNode.ts';
import type { FormSession } from '../../../renderer/form/engine/formSession.ts';
import type { Step } from '../validForm.ts';
import type { Seen } from './player.ts';
import { linesOf, nodesOf, type Line } from './shownNodes.ts';

const root = '/data/';
export const full = (reference: string): string => (reference.startsWith('/') ? reference : `${root}${reference}`);
const short = (reference: string): string => (reference.startsWith(root) ? reference.slice(root.length) : reference);

const words = (list: string): readonly string[] => list.split(' ').filter((word) => word !== '');
const listed = (references: readonly string[]): string => references.map(short).join(' ');
const referencesOf = (lines: readonly Line[]): string => listed(lines.map((line) => line.state().reference));

/** What is so at each of these references. */
const each = (asked: object, read: (reference: string) => unknown): Record<string, unknown> =>
  Object.fromEntries(Object.keys(asked).map((key) => [key, read(full(key))]));

const isShown = (node: FormNode): boolean => {
  if (node.kind === 'group' || node.kind === 'repeat') return node.state().relevant && node.state().hasContent;
  return node.state().relevant;
};

/** Answers every look of a step from the open form. */
export function look(session: FormSession, step: Step): Seen {
  const nodes = nodesOf(session);
  const lines = linesOf(nodes);
  const answers = session.answers();
  const xml = session.xml();
  const at = (reference: string): FormNode => {
    const node = nodes.get(reference);
    if (node === undefined)
      throw new Error(`the form has nothing at ${reference}, only at ${[...nodes.keys()].join(' ')}`);
    return node;
  };
  const questionAt = (reference: string) => {
    const node = at(reference);
    if (node.kind !== 'question') throw new Error(`${reference} is no question`);
    return node;
  };
  const labelAt = (reference: string): string | null => at(reference).state().label?.plain ?? null;
  const shown = (list: string, wanted: boolean): string =>
    words(list)
      .filter((name) => isShown(at(full(name))) === wanted)
      .join(' ');
  const messageAt = (reference: string): unknown => {
    const { problem } = questionAt(reference).state();
    if (problem === null) return 'no problem';
    return problem.kind === 'rule' ? (problem.message?.plain ?? null) : problem.problem;
  };
  const isRequired = (line: Line): boolean => line.kind !== 'note' && line.state().required;
  const isReadonly = (line: Line): boolean => line.kind !== 'note' && line.state().readonly;

  const looks: { readonly [Key in keyof Step]-?: ((asked: NonNullable<Step[Key]>) => unknown) | null } = {
    set: null,
    add: null,
    remove: null,
    language: null,
    reopen: null,
    sees: () => referencesOf(lines),
    shows: (list) => shown(list, true),
    hides: (list) => shown(list, false),
    invalid: () => listed(session.invalid()),
    messages: (asked) => each(asked, messageAt),
    required: () => referencesOf(lines.filter(isRequired)),
    readonly: () => referencesOf(lines.filter(isReadonly)),
    values: (asked) => each(asked, (reference) => answers[reference] ?? null),
    choices: (asked) =>
      each(asked, (reference) =>
        questionAt(reference)
          .state()
          .choices.map(({ value }) => value)
          .join(' '),
      ),
    choiceLabels: (asked) =>
      each(asked, (reference) =>
        questionAt(reference)
          .state()
          .choices.map(({ label }) => label.plain),
      ),
    labels: (asked) => each(asked, labelAt),
    hints: (asked) => each(asked, (reference) => at(reference).state().hint?.plain ?? null),
    kinds: (asked) =>
      each(asked, (reference) => {
        const node = at(reference);
        return node.kind === 'question' ? node.question : node.kind === 'note' ? `note ${node.note}` : node.kind;
      }),
    rows: (asked) =>
      each(asked, (reference) => {
        const node = at(reference);
        return node.kind === 'repeat' ? node.state().rows.length : null;
      }),
    languages: () => session.languages,
    xml: (parts) => parts.map((part) => (typeof part === 'string' ? (xml.includes(part) ? part : xml) : xml)),
    withoutXml: (parts) => parts.filter((part) => !xml.includes(part)),
  };
  return Object.fromEntries(
    Object.entries(step).flatMap(([key, asked]) => {
      const read: unknown = Reflect.get(looks, key);
      return typeof read === 'function' ? [[key, Reflect.apply(read, null, [asked])]] : [];
    }),
  );
}
