import type { Answers, AnswerValue } from '../../shared/model/answers.ts';
import type { DraftPosition } from '../../shared/model/draft.ts';
import type { Sha256 } from '../../shared/model/ids.ts';
import { ok, type Result } from '../../shared/model/result.ts';
import { answerLines, type AnswerLine } from '../form/answerLines.ts';
import { carryAnswers } from '../form/engine/carryAnswers.ts';
import type { FormSession, FormSnapshot } from '../form/engine/formSession.ts';
import { instancePlaces, type InstancePlaces } from '../form/engine/instancePlaces.ts';
import type { QuestionDescription } from '../form/engine/loadedForm.ts';
import type { Forms } from './forms.ts';
import { shortStep, type Work } from './work.ts';

/** A question in words, and what is to be said about it: an answer, or the step it stands in. */
export type MoveLine = { readonly label: string; readonly text: string };

/** What becomes of a draft on another form, found out before anything is done. */
export type MovePlan = {
  readonly toFormHash: Sha256;
  /** Answers that stay, hidden ones too. */
  readonly kept: number;
  /** Kept, and asked in another step than before. */
  readonly moved: readonly MoveLine[];
  /** Answers that the new form has no place for; they stay in the draft's history. */
  readonly dropped: readonly MoveLine[];
  /** Questions that the old form did not ask. */
  readonly added: readonly MoveLine[];
  /** Answers that the new form does not accept as they are. */
  readonly invalid: readonly MoveLine[];
  readonly position: DraftPosition;
  /** The draft as the new form holds it. */
  readonly snapshot: FormSnapshot;
};

type Before = {
  readonly answers: Answers;
  readonly shadow: Answers;
  readonly questions: readonly QuestionDescription[];
  /** Asked and not answered: a default of the new form must not fill it in silence. */
  readonly blanks: Answers;
};

const pathOf = (reference: string): string => reference.replaceAll(/\[\d+\]/g, '');

const before = ({ form, draft, language }: Work): Before => {
  if (form.state !== 'open') return { answers: draft.answers, shadow: draft.shadow, questions: [], blanks: {} };
  const { session, describe } = form.form;
  const { answers, shadow } = session.snapshot();
  const blanks = session
    .questions()
    .filter(({ node }) => node.kind === 'question' && node.state().value === null)
    .map(({ reference }) => [reference, null] as const);
  return { answers, shadow, questions: describe(language), blanks: Object.fromEntries(blanks) };
};

const placesOf = (xml: string, answers: Answers): InstancePlaces =>
  instancePlaces(xml) ?? { leaves: new Set(Object.keys(answers).map(pathOf)), repeats: new Set() };

const codesOf = (value: AnswerValue | undefined): readonly string[] => {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [String(value)];
};

const isChoice = ({ kind }: QuestionDescription): boolean => kind === 'selectOne' || kind === 'selectMany';

const positionIn = (session: FormSession, wanted: readonly (string | undefined)[]): DraftPosition => {
  for (const name of wanted) {
    const place = name === undefined ? null : session.locate(name);
    if (place !== null) return { step: place.step, question: place.reference };
  }
  return { step: null, question: null };
};

const lineOf = ({ label, text }: AnswerLine): MoveLine => ({ label, text });

const compare = (
  work: Work,
  { answers, shadow, questions: asked }: Before,
  places: ReadonlyMap<string, string>,
  after: { readonly session: FormSession; readonly questions: readonly QuestionDescription[] },
): Omit<MovePlan, 'toFormHash' | 'snapshot'> => {
  const { session, questions } = after;
  const now: Answers = { ...session.shadow(), ...session.answers() };
  const given = { ...shadow, ...answers };
  const lines = answerLines(asked.length === 0 ? questions : asked, given, new Set());
  const describedAt = (reference: string): QuestionDescription | undefined =>
    questions.find(({ path }) => path === pathOf(reference));
  const isKept = ({ reference }: AnswerLine): boolean => {
    const place = places.get(reference);
    return place !== undefined && now[place] !== undefined && now[place] !== null;
  };
  const isOffered = ({ reference }: AnswerLine): boolean => {
    const question = describedAt(places.get(reference) ?? '');
    if (question === undefined || !isChoice(question)) return true;
    return codesOf(given[reference]).every((code) => Object.hasOwn(question.choices, code));
  };
  const kept = lines.filter((line) => isKept(line));
  const known = new Set(asked.flatMap(({ name, path }) => [name, path]));
  const refused = session.invalid().map((reference): MoveLine => {
    const value = now[reference];
    return { label: session.locate(reference)?.label ?? reference, text: codesOf(value).join(', ') };
  });
  const step = ({ reference }: AnswerLine): string => describedAt(places.get(reference) ?? '')?.step ?? '';
  const { question } = work.position;
  const wanted = question === null ? [] : [places.get(question), question, question.split('/').at(-1)];
  const position = positionIn(session, wanted);
  return {
    kept: kept.length,
    moved: kept
      .filter((line) => step(line) !== '' && step(line) !== line.step && asked.length > 0)
      .map((line) => ({ label: line.label, text: step(line) })),
    dropped: lines.filter((line) => !isKept(line)).map(lineOf),
    added: questions
      .filter(({ name, path, nonAnswerOf }) => nonAnswerOf === null && !known.has(name) && !known.has(path))
      .map(({ label, step: where }) => ({ label, text: where })),
    invalid: [...kept.filter((line) => !isOffered(line)).map(lineOf), ...refused],
    position: work.isShort ? { ...position, step: shortStep } : position,
  };
};

/**
 * Restores the answers of a draft into another form, off the screen, and says what that would mean. Nothing is written.
 * Answers go where the same path or the same name stands; hidden ones go along.
 */
export async function planMove(forms: Forms, work: Work, toFormHash: Sha256): Promise<Result<MovePlan>> {
  const source = await forms.source(toFormHash);
  if (!source.ok) return source;
  const old = await forms.source(work.draft.formHash);
  const now = before(work);
  const all: Answers = { ...now.blanks, ...now.shadow, ...now.answers };
  const target = instancePlaces(source.value.xml);
  const places =
    target === null ? new Map<string, string>() : carryAnswers(all, placesOf(old.ok ? old.value.xml : '', all), target);
  const carried = Object.fromEntries([...places].map(([from, to]) => [to, all[from] ?? null]));

  const draft = { ...work.draft, formHash: toFormHash, language: work.language };
  // A new draft of the new form knows its own defaults; the answers are laid over it.
  const blank = await forms.open({ ...draft, instanceXml: '', shadow: {} }, work.call);
  if (!blank.ok) return blank;
  const instanceXml = blank.value.session.xml();
  blank.value.session.dispose();
  const opened = await forms.open({ ...draft, instanceXml, shadow: carried }, work.call);
  if (!opened.ok) return opened;
  const { session, describe } = opened.value;
  const comparison = compare(work, now, places, { session, questions: describe(work.language) });
  const plan = { toFormHash, ...comparison, snapshot: session.snapshot() };
  session.dispose();
  return ok(plan);
}
