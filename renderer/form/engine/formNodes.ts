import type {
  AnyChildNode,
  AnyLeafNode,
  GeneralChildNode,
  GroupNode as EngineGroup,
  NoteNode as EngineNote,
  RepeatInstanceNode,
  RepeatRangeNode,
  SelectNode,
} from '@getodk/xforms-engine';
import type {
  AskedNode,
  FormChoice,
  FormNode,
  GroupNode,
  NoteKind,
  NoteNode,
  QuestionNode,
  RegionNode,
  RepeatNode,
  RowNode,
} from './formNode.ts';
import { grouped, isVisible, regionChildren, remembered, shown } from './engineNode.ts';
import { answerOfLeaf, appearancesOf, lastSegment, leafOf, problemOf, textOf, type Leaf } from './leaf.ts';
import { readText } from './readText.ts';
import type { StateCells } from './stateCells.ts';

/** The engine's nodes as ours: each made once, so that a node on the screen is the same in every language. */
export type FormNodes = {
  readonly arrange: (children: readonly GeneralChildNode[]) => readonly FormNode[];
  readonly group: (group: EngineGroup) => GroupNode;
  readonly leaf: (engine: AnyLeafNode) => Leaf;
  readonly leafOfQuestion: (question: QuestionNode) => Leaf;
  readonly rangeOfRepeat: (repeat: RepeatNode) => RepeatRangeNode;
};

type Companion = {
  readonly nonAnswer: QuestionNode | null;
  readonly probes: NoteNode[];
  readonly warnings: NoteNode[];
};

/** Kept as long as the engine keeps its list: an answer changes more often than what is offered. */
const choicesOf = remembered((options: SelectNode['currentState']['valueOptions']): readonly FormChoice[] =>
  options.map(({ value, label }) => ({
    value,
    label: readText(label) ?? { rich: [{ kind: 'text', text: value }], plain: value },
  })),
);

const noteKinds: ReadonlySet<string> = new Set<NoteKind>(['say', 'instruct', 'probe', 'warn']);
const isNoteKind = (appearance: string): appearance is NoteKind => noteKinds.has(appearance);

export const createFormNodes = (cells: StateCells): FormNodes => {
  const leaves = new WeakMap<QuestionNode, Leaf>();
  const ranges = new WeakMap<RepeatNode, RepeatRangeNode>();
  const leaf = remembered(leafOf);

  /** What every node has; the state is read again only after one of the engine's states behind it changed. */
  const common = <State>(id: string, reference: string, states: readonly object[], read: () => State) => {
    let last: { readonly version: number; readonly state: State } | null = null;
    return {
      id,
      name: lastSegment(reference),
      state: (): State => {
        const version = cells.version(states);
        if (last?.version !== version) last = { version, state: read() };
        return last.state;
      },
      subscribe: (listener: () => void) => cells.subscribe(states, listener),
    };
  };
  const statesOf = ({ currentState, validationState }: AnyLeafNode): readonly object[] => [
    currentState,
    validationState,
  ];

  const note = remembered(
    (engine: EngineNote): NoteNode => ({
      kind: 'note',
      note: [...appearancesOf(engine)].find(isNoteKind) ?? 'plain',
      ...common(engine.nodeId, engine.currentState.reference, [engine.currentState], () => ({
        ...shown(engine),
        value: engine.currentState.instanceValue || null,
      })),
    }),
  );

  const question = (engine: AnyLeafNode, companions: Companion): QuestionNode => {
    const own = leaf(engine);
    const node: QuestionNode = {
      kind: 'question',
      question: own.kind,
      ...companions,
      ...common(engine.nodeId, engine.currentState.reference, statesOf(engine), () => ({
        ...shown(engine),
        readonly: engine.currentState.readonly,
        required: engine.currentState.required,
        value: answerOfLeaf(own),
        text: textOf(own),
        choices: engine.nodeType === 'select' ? choicesOf(engine.currentState.valueOptions) : [],
        problem: problemOf(own),
      })),
    };
    leaves.set(node, own);
    return node;
  };
  const alone = remembered((engine: AnyLeafNode) => question(engine, { nonAnswer: null, probes: [], warnings: [] }));

  const region = (group: EngineGroup, companions: Companion): RegionNode | null => {
    const children = regionChildren(group);
    if (children === null) return null;
    const list = Object.values(children);
    const read = (engine: AnyLeafNode): string => engine.currentState.instanceValue;
    return {
      kind: 'region',
      ...companions,
      parts: {
        kode: alone(children.kode),
        desa: alone(children.desa),
        kecamatan: alone(children.kecamatan),
        kabupaten: alone(children.kabupaten),
        provinsi: alone(children.provinsi),
        zona: alone(children.zona),
        label: alone(children.label),
      },
      ...common(group.nodeId, group.currentState.reference, [group.currentState, ...list.flatMap(statesOf)], () => ({
        ...shown(group),
        readonly: list.some(({ currentState }) => currentState.readonly),
        required: list.some(({ currentState }) => currentState.required),
        region: list.every((engine) => read(engine) === '')
          ? null
          : {
              kode: read(children.kode),
              desa: read(children.desa),
              kecamatan: read(children.kecamatan),
              kabupaten: read(children.kabupaten),
              provinsi: read(children.provinsi),
              zona: read(children.zona),
              label: read(children.label),
            },
      })),
    };
  };

  const group = remembered(
    (engine: EngineGroup): GroupNode => ({
      kind: 'group',
      children: arrange(engine.currentState.children),
      ...common(engine.nodeId, engine.currentState.reference, [engine.currentState], () => grouped(engine)),
    }),
  );
  const row = remembered(
    (engine: RepeatInstanceNode): RowNode => ({
      kind: 'row',
      children: arrange(engine.currentState.children),
      ...common(engine.nodeId, engine.currentState.reference, [engine.currentState], () => grouped(engine)),
    }),
  );
  const repeat = remembered((engine: RepeatRangeNode): RepeatNode => {
    const node: RepeatNode = {
      kind: 'repeat',
      ...common(engine.nodeId, engine.currentState.reference, [engine.currentState], () => ({
        ...grouped(engine),
        rows: engine.currentState.children.map(row),
        canChange: engine.nodeType === 'repeat-range:uncontrolled',
      })),
    };
    ranges.set(node, engine);
    return node;
  });

  const namesOf = (engine: AnyChildNode): readonly string[] => [
    lastSegment(engine.currentState.reference),
    ...(engine.nodeType === 'group'
      ? engine.currentState.children.map((child: GeneralChildNode) => lastSegment(child.currentState.reference))
      : []),
  ];

  const withoutCompanions = (engine: GeneralChildNode): FormNode => {
    switch (engine.nodeType) {
      case 'group':
        return group(engine);
      case 'repeat-range:controlled':
      case 'repeat-range:uncontrolled':
        return repeat(engine);
      case 'note':
        return note(engine);
      default:
        return alone(engine);
    }
  };

  /** Gathers what belongs to a question behind it: its non-answers, its probes and its warnings, in any order. */
  const asked = (engine: AnyLeafNode | EngineGroup, following: readonly GeneralChildNode[]) => {
    const companions = { nonAnswer: null as QuestionNode | null, probes: [] as NoteNode[], warnings: [] as NoteNode[] };
    let taken = 0;
    for (const next of following) {
      if (next.nodeType === 'note') {
        const candidate = note(next);
        if (candidate.note === 'probe') companions.probes.push(candidate);
        else if (candidate.note === 'warn') companions.warnings.push(candidate);
        else break;
      } else if (next.nodeType === 'select' && appearancesOf(next).has('non-answer') && companions.nonAnswer === null) {
        const twin = lastSegment(next.currentState.reference);
        if (!namesOf(engine).some((name) => `${name}_na` === twin)) break;
        companions.nonAnswer = alone(next);
      } else break;
      taken += 1;
    }
    const node: AskedNode | null =
      engine.nodeType === 'group' ? region(engine, companions) : question(engine, companions);
    return { node, taken };
  };

  const arrange = (children: readonly GeneralChildNode[]): readonly FormNode[] => {
    const visible = children.filter(isVisible);
    const nodes: FormNode[] = [];
    for (let at = 0; at < visible.length; at += 1) {
      const child = visible[at];
      if (child === undefined) break;
      const isAsked =
        child.nodeType === 'group'
          ? regionChildren(child) !== null
          : child.nodeType !== 'note' && !child.nodeType.startsWith('repeat-range');
      const { node, taken } =
        isAsked && child.nodeType !== 'repeat-range:controlled' && child.nodeType !== 'repeat-range:uncontrolled'
          ? asked(child, visible.slice(at + 1))
          : { node: null, taken: 0 };
      nodes.push(node ?? withoutCompanions(child));
      if (node !== null) at += taken;
    }
    return nodes;
  };

  const known = <Key extends object, Value>(map: WeakMap<Key, Value>, key: Key): Value => {
    const found = map.get(key);
    if (found === undefined) throw new Error('this node belongs to another session');
    return found;
  };
  return {
    arrange,
    group,
    leaf,
    leafOfQuestion: (node) => known(leaves, node),
    rangeOfRepeat: (node) => known(ranges, node),
  };
};
