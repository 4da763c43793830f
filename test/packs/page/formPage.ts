import { loadForm, type AnyNode, type RootNode, type SelectNode } from '@getodk/xforms-engine';
import { languageCode } from '../../../shared/xform/languageCode.ts';
import type { FormPage, ShownNode } from './formPageTypes.ts';

// Drives one form in the real engine, without a screen: what is relevant, what is said, what breaks a rule.

type EngineForm = Exclude<Awaited<ReturnType<typeof loadForm>>, { status: 'failure' }>;

let root: RootNode | null = null;
/** Reading a form takes longer than a test; each instance is a new one. */
let loaded: { readonly xml: string; readonly form: EngineForm } | null = null;

async function load(xml: string): Promise<EngineForm> {
  const form = await loadForm(xml, {
    fetchFormAttachment: () => Promise.reject(new Error('The form has no attachments')),
  });
  if (form.status === 'failure') throw new Error(form.error.message);
  return form;
}

const opened = (): RootNode => {
  if (root === null) throw new Error('No form is open');
  return root;
};

function* everyNode(node: AnyNode): Generator<AnyNode> {
  yield node;
  for (const child of node.currentState.children ?? []) yield* everyNode(child);
}

const nameOf = (node: AnyNode): string =>
  node.currentState.reference
    .replace(/\[\d+\]$/, '')
    .split('/')
    .at(-1) ?? '';

function setSelect(node: SelectNode, value: string): void {
  const codes = value.split(' ').filter((code) => code !== '');
  node.selectValues(codes);
  // A hidden question keeps what it is given and shows nothing.
  const missing = !node.currentState.relevant ? [] : codes.filter((code) => !node.currentState.value.includes(code));
  if (missing.length > 0) throw new Error(`${nameOf(node)} offers no ${missing.join(', ')}`);
}

function setOne(name: string, value: string): void {
  const node = [...everyNode(opened())].find((candidate) => nameOf(candidate) === name);
  if (!node) throw new Error(`The form has no ${name}`);
  if (node.nodeType === 'select') setSelect(node, value);
  else if (node.nodeType !== 'input') throw new Error(`${name} cannot be answered`);
  else if (node.valueType === 'int') node.setValue(value === '' ? null : BigInt(value));
  else if (node.valueType === 'string') node.setValue(value);
  else throw new Error(`${name} has the type ${node.valueType}`);
}

/** Numbers are BigInt and dates are Temporal in the engine. */
const plain = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'bigint'
      ? String(value)
      : (JSON.stringify(value ?? '')?.replaceAll('"', '') ?? '');

function shown(node: AnyNode): ShownNode {
  const { currentState: state } = node;
  const value: unknown = 'value' in state ? state.value : null;
  const violation =
    'validationState' in node && 'violation' in node.validationState ? node.validationState.violation : null;
  return {
    reference: state.reference,
    name: nameOf(node),
    kind: node.nodeType,
    appearances: 'appearances' in node && node.appearances ? [...node.appearances] : [],
    isRelevant: state.relevant,
    isRequired: state.required,
    value: Array.isArray(value) ? value.map(String) : plain(value),
    label: state.label?.asString ?? '',
    hint: state.hint?.asString ?? '',
    options: node.nodeType === 'select' ? [...node.currentState.valueOptions].map(({ label }) => label.asString) : [],
    broken: violation?.condition === 'constraint' ? (violation.message.asString ?? '') : null,
  };
}

const page: FormPage = {
  open: async (xml) => {
    if (loaded?.xml !== xml) loaded = { xml, form: await load(xml) };
    root = loaded.form.createInstance({}).root;
    return root.languages.map(({ language }) => language);
  },
  answer: (answers) => {
    for (const [name, value] of Object.entries(answers)) setOne(name, value);
  },
  speak: (language) => {
    const known = opened().languages.find((candidate) => languageCode(candidate.language) === language);
    if (!known || known.isSyntheticDefault === true) throw new Error(`The form does not speak ${language}`);
    opened().setLanguage(known);
  },
  nodes: () => [...everyNode(opened())].map(shown),
  xml: () => opened().instanceState.instanceXML,
};

Object.assign(window, { formPage: page });
