import type { FormNode, QuestionNode, RepeatNode } from '../../../renderer/form/engine/formNode.ts';
import type { FormSession } from '../../../renderer/form/engine/formSession.ts';
import type { AnswerValue } from '../../../shared/model/answers.ts';
import type { RegionHit } from '../../../shared/model/region.ts';
import type { DryRun } from './dryRun.ts';
import { fittingAnswers } from './fittingAnswers.ts';

type Filling = Pick<Extract<DryRun, { kind: 'ran' }>, 'sets' | 'worst' | 'failures' | 'isWhole'> & {
  /** Paths without positions. */
  readonly reached: ReadonlySet<string>;
};

/** Slower than this an answer is given again, so that a pause of the machine is not taken for the form's. */
const slowMs = 30;
const mostRows = 3;

const place = { code: '34.04.07.2001', name: 'Caturtunggal' };
const region: RegionHit = {
  ...place,
  level: 'village',
  province: { code: '34', name: 'Daerah Istimewa Yogyakarta' },
  regency: { code: '34.04', name: 'Kabupaten Sleman' },
  district: { code: '34.04.07', name: 'Depok' },
  village: place,
  label: 'Caturtunggal, Depok, Sleman, DI Yogyakarta',
  timeZone: 'WIB',
};

const pathOf = (reference: string): string => reference.replaceAll(/\[\d+\]/g, '');

/**
 * Reaches every question and answers it once with something that fits; then adds rows and tries the other answers of each, so
 * that what hangs on them is reached as well. @param until when to stop wherever it is, as performance.now() counts.
 */
export function fillForm(session: FormSession, until: number): Filling {
  const reached = new Set<string>();
  const answered = new Set<string>();
  const failures = new Map<string, string>();
  let sets = 0;
  let isWhole = true;
  let worst: Filling['worst'] = null;

  const timed = (reference: string, act: () => void, again: (() => void) | null): void => {
    const once = (work: () => void): number => {
      const start = performance.now();
      work();
      return performance.now() - start;
    };
    try {
      sets += 1;
      let ms = once(act);
      for (let tries = again === null ? 0 : 2; ms > slowMs && tries > 0; tries--) {
        again?.();
        ms = Math.min(ms, once(act));
      }
      if (worst === null || ms > worst.ms) worst = { ms, reference };
    } catch (error) {
      failures.set(pathOf(reference), error instanceof Error ? error.message : String(error));
    }
  };
  const give = (node: QuestionNode, value: AnswerValue): void => {
    const { reference } = node.state();
    timed(
      reference,
      () => session.set(reference, value),
      () => session.set(reference, null),
    );
  };
  const canAnswer = (node: QuestionNode): boolean => !node.state().readonly && node.state().relevant;

  const answerOnce = (): boolean => {
    const fresh = session.questions().filter(({ reference }) => !answered.has(reference));
    for (const { node, reference } of fresh) {
      if (isOver()) return false;
      answered.add(reference);
      reached.add(pathOf(reference));
      if (node.kind === 'region') {
        const { readonly, relevant } = node.state();
        if (!readonly && relevant)
          timed(
            reference,
            () => session.setRegion(reference, region),
            () => session.setRegion(reference, null),
          );
        continue;
      }
      const [first] = canAnswer(node) ? fittingAnswers(node) : [];
      if (first !== undefined) give(node, first);
    }
    return fresh.length > 0;
  };
  /** Remembered, so that a form that was left in the middle says so. */
  const isOver = (): boolean => {
    isWhole &&= performance.now() < until;
    return !isWhole;
  };
  const answerAll = (): void => {
    while (answerOnce());
  };
  const grow = (): void => {
    const repeats = repeatsIn(session.steps).filter(
      (repeat) => repeat.state().canChange && repeat.state().relevant && repeat.state().rows.length < mostRows,
    );
    for (const repeat of repeats) timed(repeat.state().reference, () => session.addRepeat(repeat), null);
  };

  answerAll();
  grow();
  answerAll();
  grow();
  answerAll();
  for (const { node } of session.questions()) {
    if (node.kind !== 'question') continue;
    const answers = fittingAnswers(node);
    for (const answer of [...answers.slice(1), ...answers.slice(0, 1)]) {
      if (isOver() || answers.length < 2 || !canAnswer(node)) break;
      give(node, answer);
      answerAll();
    }
  }
  return {
    reached,
    sets,
    worst,
    failures: [...failures].map(([reference, reason]) => ({ reference, reason })),
    isWhole,
  };
}

const repeatsIn = (nodes: readonly FormNode[]): readonly RepeatNode[] =>
  nodes.flatMap((node): readonly RepeatNode[] => {
    if (node.kind === 'group') return repeatsIn(node.children);
    return node.kind === 'repeat' ? [node, ...node.state().rows.flatMap((row) => repeatsIn(row.children))] : [];
  });
