import { randomUUID } from 'node:crypto';
import { type FeedEntry, Hotline, type OperatorPublication } from '../../shared/contract/feed.ts';
import { AgentId, CaseId } from '../../shared/model/ids.ts';
import { publishByOperator } from '../storage/publications.ts';
import { type Open, openThen } from './openThen.ts';
import { UsageError } from './usageError.ts';

type Words = Readonly<Partial<Record<string, string | boolean | string[]>>>;
type Kind = OperatorPublication['kind'];

const oneHour = 3_600_000;
const longestHours = 24 * 31;

/**
 * What the operator says to every desk of a hotline; desks read it with their next pull.
 * @param words the command's options, as they were typed.
 */
export async function publishNews(open: Open, kind: Kind, words: Words): Promise<void> {
  const hotline = Hotline.safeParse(words['hotline']);
  if (!hotline.success) throw new UsageError(`${kind} needs --hotline ID, the id of its pack`);
  const publication = newsOf(kind, words, text(words, kind, 'by'));
  const published = await openThen(open, (db) => publishByOperator(db, hotline.data, publication, Date.now()));
  if (published.kind !== 'stored') {
    throw new UsageError(`${kind}: ${'detail' in published ? published.detail : published.kind} is not right`);
  }
  process.stdout.write(`${hotline.data}: ${entryWords(published.entry)}\n`);
}

const entryWords = ({ kind, seq, at }: FeedEntry): string => `${kind} ${seq}, ${at}`;

function newsOf(kind: Kind, words: Words, by: string): OperatorPublication {
  const said = { id: randomUUID(), by };
  switch (kind) {
    case 'announcement': {
      const id = text(words, kind, 'text');
      const hours = Number(words['hours'] ?? 24);
      if (!(hours > 0 && hours <= longestHours)) throw new UsageError(`--hours is a number up to ${longestHours}`);
      const en = typeof words['text-en'] === 'string' ? words['text-en'] : id;
      return { ...said, kind, text: { id, en }, until: new Date(Date.now() + hours * oneHour).toISOString() };
    }
    case 'review': {
      const verdict = text(words, kind, 'verdict');
      if (verdict !== 'approved' && verdict !== 'returned') throw new UsageError('--verdict is approved or returned');
      const caseId = CaseId.safeParse(words['case']);
      if (!caseId.success) throw new UsageError('--case is the id of a case, as cases and export print it');
      const comment = typeof words['comment'] === 'string' ? words['comment'] : '';
      return { ...said, kind, caseId: caseId.data, rev: Number(text(words, kind, 'rev')), verdict, comment };
    }
    default:
      return { ...said, kind, agentId: AgentId.parse(text(words, kind, 'account').toLowerCase()) };
  }
}

function text(words: Words, kind: Kind, name: string): string {
  const given = words[name];
  const value = Array.isArray(given) ? given[0] : given;
  if (typeof value === 'string' && value !== '') return value;
  throw new UsageError(`${kind} needs --${name}`);
}
