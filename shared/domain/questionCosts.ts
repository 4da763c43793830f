import type { DraftChange } from '../model/draft.ts';
import type { QuestionCost } from '../model/formVersion.ts';
import { limits } from '../model/limits.ts';

type Step = Omit<DraftChange, 'value'>;
type Question = { readonly name: string; readonly reference: string };

/** A long answer is saved while it is typed; what follows its last save this soon is still the same answer. */
const stillTypingMs = 3 * limits.unsavedMs;

type Tally = { asked: number; answered: number; corrections: number; nonAnswers: number; seconds: number[] };

/**
 * What each question cost, from the steps of finished cases. A question inside a repeat counts once for each of its rows.
 * A twin (`…_na`) is no question of its own: it is counted at the one that it stands in for.
 */
export function questionCosts(cases: Iterable<readonly Step[]>, questions: readonly Question[]): QuestionCost[] {
  const twins = twinsOf(questions);
  const tallies = new Map<string, Tally>();
  for (const { reference } of questions) {
    if (!twins.has(reference))
      tallies.set(reference, { asked: 0, answered: 0, corrections: 0, nonAnswers: 0, seconds: [] });
  }
  for (const steps of cases) addCase(steps, tallies, twins);
  return questions.flatMap(({ name, reference }) => {
    const tally = tallies.get(reference);
    if (!tally) return [];
    const { seconds, ...counts } = tally;
    return [{ name, reference, ...counts, medianSeconds: median(seconds) }];
  });
}

/** What happened to one question, or one row of it, in one case. */
type Story = { shownAt: number | null; answeredAt: number | null; touchedAt: number; isAnswered: boolean };

function addCase(steps: readonly Step[], tallies: Map<string, Tally>, twins: ReadonlyMap<string, string>): void {
  const stories = new Map<string, Story>();
  let last = { reference: '', at: Number.NEGATIVE_INFINITY };
  for (const step of steps) {
    const at = Date.parse(step.at);
    const story = stories.get(step.reference) ?? { shownAt: null, answeredAt: null, touchedAt: at, isAnswered: false };
    stories.set(step.reference, story);
    if (step.kind === 'shown') {
      story.shownAt ??= at;
      continue;
    }
    const tally = tallies.get(plain(step.reference));
    if (tally && story.answeredAt === null && step.kind !== 'cleared') {
      story.answeredAt = at;
      const from = Math.max(story.shownAt ?? Number.NEGATIVE_INFINITY, last.at);
      if (Number.isFinite(from) && from <= at) tally.seconds.push((at - from) / 1000);
    } else if (tally && story.isAnswered && step.kind !== 'answered') {
      const isTyping = last.reference === step.reference && at - story.touchedAt <= stillTypingMs;
      if (step.kind === 'cleared' || !isTyping) tally.corrections += 1;
    }
    story.isAnswered = step.kind !== 'cleared';
    story.touchedAt = at;
    last = { reference: step.reference, at };
  }
  for (const [reference, story] of stories) {
    const name = plain(reference);
    const owner = tallies.get(twins.get(name) ?? '');
    if (owner && story.isAnswered) owner.nonAnswers += 1;
    const tally = tallies.get(name);
    if (!tally) continue;
    if (story.shownAt !== null || story.answeredAt !== null) tally.asked += 1;
    if (story.isAnswered) tally.answered += 1;
  }
}

/** References of twins, and the question that each stands in for: beside it, or (a region) one level further down. */
function twinsOf(questions: readonly Question[]): ReadonlyMap<string, string> {
  const twins = new Map<string, string>();
  for (const { name, reference } of questions) {
    if (!name.endsWith('_na')) continue;
    const wanted = name.slice(0, -'_na'.length);
    const beside = reference.slice(0, -'_na'.length);
    const parent = `${reference.slice(0, reference.lastIndexOf('/'))}/`;
    const owner =
      questions.find((question) => question.reference === beside) ??
      questions.find((question) => question.name === wanted && question.reference.startsWith(parent));
    if (owner) twins.set(reference, owner.reference);
  }
  return twins;
}

/** Without the positions of repeats. */
const plain = (reference: string): string => reference.replaceAll(/\[\d+\]/g, '');

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
