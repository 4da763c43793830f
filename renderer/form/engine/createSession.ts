import type { RootNode } from '@getodk/xforms-engine';
import type { Answers } from '../../../shared/model/answers.ts';
import { limits } from '../../../shared/model/limits.ts';
import type { RegionHit } from '../../../shared/model/region.ts';
import { createAnswerChanges } from './answerChanges.ts';
import { createChangeLog } from './changeLog.ts';
import type { AskedNode, RegionPart } from './formNode.ts';
import { regionParts } from './formNode.ts';
import { createFormNodes } from './formNodes.ts';
import type { FormContext, FormSession, QuestionPlace } from './formSession.ts';
import { createFormTree } from './formTree.ts';
import { keepVisible, restoreKept, shadowOf } from './keptAnswers.ts';
import { setLanguage } from './languages.ts';
import { answerOfLeaf, isRelevant, problemOf, storedOf, writeLeaf, type Leaf } from './leaf.ts';
import { createRepeats } from './repeats.ts';
import type { StateCells } from './stateCells.ts';

const blankRegion: Readonly<Record<RegionPart, string>> = {
  kode: '',
  desa: '',
  kecamatan: '',
  kabupaten: '',
  provinsi: '',
  zona: '',
  label: '',
};

const regionOf = (hit: RegionHit): Readonly<Record<RegionPart, string>> => ({
  kode: hit.code,
  desa: hit.village?.name ?? '',
  kecamatan: hit.district?.name ?? '',
  kabupaten: hit.regency?.name ?? '',
  provinsi: hit.province.name,
  zona: hit.timeZone,
  label: hit.label,
});

/** A session around an instance of the engine whose states were made by `cells`; `saved` is the shadow it was restored with. */
export function createSession(root: RootNode, cells: StateCells, saved: Answers): Omit<FormSession, 'type' | 'settle'> {
  const nodes = createFormNodes(cells);
  const tree = createFormTree(root, nodes, cells);
  const log = createChangeLog();
  cells.transact(() => restoreKept(tree.leaves(), saved));
  const changes = createAnswerChanges({ root, cells, nodes, tree, log });

  const leafAt = (reference: string): Leaf => {
    const leaf = tree.leaves().get(reference);
    if (leaf === undefined) throw new Error(`the form has no answer at ${reference}`);
    return leaf;
  };
  const placeOf = (node: AskedNode, step: QuestionPlace['node'] | FormSession['steps'][number]): QuestionPlace => {
    const { reference, label } = node.state();
    const where = step.state();
    return {
      node,
      reference,
      label: label?.plain || node.name,
      step: where.reference,
      stepLabel: where.label?.plain ?? '',
    };
  };
  const namesOf = (node: AskedNode): readonly string[] => [
    node.name,
    node.state().reference,
    ...(node.nonAnswer === null ? [] : [node.nonAnswer.name, node.nonAnswer.state().reference]),
    ...(node.kind === 'region' ? Object.values(node.parts).flatMap((part) => [part.name, part.state().reference]) : []),
  ];

  const answers = (): Answers => {
    const all: Answers = {};
    for (const [reference, leaf] of tree.leaves()) {
      if (leaf.engine.nodeType === 'note' || !isRelevant(leaf)) continue;
      const answer = answerOfLeaf(leaf);
      if (answer !== null) all[reference] = answer;
    }
    return all;
  };
  const shadow = (): Answers => {
    keepVisible(tree.leaves().values());
    return shadowOf(tree.leaves());
  };
  const invalid = (): string[] =>
    [...tree.leaves()]
      .filter(([, leaf]) => isRelevant(leaf) && problemOf(leaf) !== null)
      .map(([reference]) => reference)
      .slice(0, limits.rowsPerMessage);
  let places: { readonly version: number; readonly list: readonly QuestionPlace[] } | null = null;
  const questions = (): readonly QuestionPlace[] => {
    const version = cells.answersVersion();
    if (places?.version !== version) {
      const visible = tree.asked().filter(({ node, step }) => node.state().relevant && step.state().hasContent);
      places = { version, list: visible.map(({ node, step }) => placeOf(node, step)) };
    }
    return places.list;
  };
  const xml = (): string => root.instanceState.instanceXML;
  const stops = new Set<() => void>();

  return {
    steps: tree.steps,
    languages: root.languages.map(({ language }) => language),
    language: () => root.currentState.activeLanguage.language,
    setLanguage: (language) => cells.transact(() => setLanguage(root, language)),
    setContext: (context: FormContext) =>
      changes.transact(() => {
        const known: ReadonlyMap<string, string> = new Map(Object.entries(context));
        for (const [reference, leaf] of tree.leaves()) {
          const value = known.get(leaf.name);
          if (value === undefined || !/\/konteks\/[^/]+$/.test(reference)) continue;
          if (leaf.engine.nodeType !== 'input' || storedOf(leaf) === value) continue;
          writeLeaf(leaf, value);
        }
      }),
    set: (reference, value) => changes.say([[leafAt(reference), value]]),
    setRegion: (reference, hit) => {
      const place = tree.asked().find(({ node }) => node.kind === 'region' && node.state().reference === reference);
      if (place?.node.kind !== 'region') throw new Error(`the form has no region at ${reference}`);
      const { parts } = place.node;
      const values = hit === null ? blankRegion : regionOf(hit);
      return changes.say(regionParts.map((part) => [nodes.leafOfQuestion(parts[part]), values[part]]));
    },
    ...createRepeats({ nodes, tree, log, changes }),
    questions,
    locate: (nameOrReference) => {
      const found = tree.asked().find(({ node }) => node.state().relevant && namesOf(node).includes(nameOrReference));
      return found === undefined ? null : placeOf(found.node, found.step);
    },
    answers,
    shadow,
    invalid,
    xml,
    snapshot: () => ({ instanceXml: xml(), answers: answers(), shadow: shadow(), invalid: invalid() }),
    subscribe: (listener) => {
      const stop = cells.onAnswers(listener);
      stops.add(stop);
      return () => {
        stop();
        stops.delete(stop);
      };
    },
    markShown: log.shown,
    takeChanges: log.take,
    dispose: () => {
      for (const stop of stops) stop();
      stops.clear();
    },
  };
}
