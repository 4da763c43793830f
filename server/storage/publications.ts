import { type Transaction } from 'kysely';
import {
  FeedEntry,
  type FormReportPost,
  type OperatorPublication,
  type PublicationPost,
} from '../../shared/contract/feed.ts';
import type { FormDefinition } from '../../shared/model/formFiles.ts';
import { limits } from '../../shared/model/limits.ts';
import { despiteContention } from './despiteContention.ts';
import type { ServerDatabase } from './openDatabase.ts';
import type { Tables } from './tables.ts';

export type Published =
  | { readonly kind: 'stored'; readonly entry: FeedEntry }
  /** The newest publication that the sender did not know, or the one that cannot be taken back any more. */
  | { readonly kind: 'conflict'; readonly by: string; readonly at: string }
  | { readonly kind: 'invalid'; readonly detail: string };

/** Given to each entry once it is its turn. */
type Turn = { readonly seq: number; readonly at: string };

/**
 * Adds to a hotline's feed. Publications of one hotline come one after the other, so that the comparison with the base and
 * the new entry are one step, and no reader ever sees a later entry before an earlier one. Returns after the commit.
 */
export const publish = (db: ServerDatabase, post: PublicationPost, now: number): Promise<Published> =>
  inTurn(db, post.hotline, now, async (tx, turn) => {
    const known = await entryById(tx, post.hotline, post.id);
    if (known !== null) return { kind: 'stored', entry: known };
    const { id, by } = post;
    switch (post.kind) {
      case 'form': {
        const newest = await newestForm(tx, post.hotline);
        if (newest !== null && newest.seq > post.cursor) {
          if (isTheSame(newest, post)) return { kind: 'stored', entry: newest };
          if (newest.formHash !== post.baseHash) return { kind: 'conflict', by: newest.by, at: newest.at };
        }
        const { formHash, form, baseHash } = post;
        const { formId, version, title } = form;
        await keepForm(tx, formHash, form, turn.at);
        const startsAt = post.startsAt !== null && post.startsAt > turn.at ? post.startsAt : turn.at;
        return add(tx, post, { kind: 'form', id, by, ...turn, formHash, formId, version, title, baseHash, startsAt });
      }
      case 'cancel': {
        const cancelled = await entryById(tx, post.hotline, post.cancels);
        if (cancelled?.kind !== 'form') return { kind: 'invalid', detail: 'cancels: no such publication' };
        if (cancelled.startsAt <= turn.at) return { kind: 'conflict', by: cancelled.by, at: cancelled.startsAt };
        return add(tx, post, { kind: 'cancel', id, by, ...turn, cancels: post.cancels });
      }
      default:
        return add(tx, post, { kind: 'surge', id, by, ...turn, on: post.on });
    }
  });

/** A form that failed on a desk goes into the feed for the supervisors; the same failure is told once. */
export const report = (
  db: ServerDatabase,
  post: FormReportPost,
  told: { readonly id: string; readonly workstation: string },
  now: number,
): Promise<Published> =>
  inTurn(db, post.hotline, now, async (tx, turn) => {
    const { formHash, reason } = post;
    const before = await tx
      .selectFrom('publication')
      .select('entry')
      .where('hotline', '=', post.hotline)
      .where('kind', '=', 'report')
      .where('device_id', '=', post.deviceId)
      .where('form_hash', '=', formHash)
      .execute();
    for (const row of before) {
      const entry = parsed(row.entry);
      if (entry.kind === 'report' && entry.reason === reason) return { kind: 'stored', entry };
    }
    const { id, workstation } = told;
    return add(tx, post, { kind: 'report', id, by: '', ...turn, formHash, reason, workstation });
  });

/**
 * What only the operator of this server says to the desks of a hotline: an announcement, a review, a revoked account.
 * @param now the server's clock, ms. Repeated under the same id it is stored once, and answers with the entry of then.
 */
export const publishByOperator = (
  db: ServerDatabase,
  hotline: string,
  publication: OperatorPublication,
  now: number,
): Promise<Published> =>
  inTurn(db, hotline, now, async (tx, turn) => {
    const known = await entryById(tx, hotline, publication.id);
    if (known !== null) return { kind: 'stored', entry: known };
    const entry = FeedEntry.safeParse({ ...publication, ...turn });
    if (!entry.success) return { kind: 'invalid', detail: entry.error.issues[0]?.path.join('.') ?? '' };
    return add(tx, { hotline, deviceId: '' }, entry.data);
  });

async function inTurn(
  db: ServerDatabase,
  hotline: string,
  now: number,
  work: (tx: Transaction<Tables>, turn: Turn) => Promise<Published>,
): Promise<Published> {
  return despiteContention(() =>
    db.transaction().execute(async (tx) => {
      await tx
        .insertInto('feed')
        .values({ hotline, last_seq: 0 })
        .onConflict((conflict) => conflict.column('hotline').doNothing())
        .execute();
      // The lock: whoever comes second waits here for the commit of the first.
      const feed = await tx
        .updateTable('feed')
        .set((eb) => ({ last_seq: eb.ref('last_seq') }))
        .where('hotline', '=', hotline)
        .returning('last_seq')
        .executeTakeFirstOrThrow();
      // Numbers are moments: after a restore from a backup they still lie behind everything that desks have read.
      const seq = Math.max(feed.last_seq + 1, now);
      return work(tx, { seq, at: new Date(seq).toISOString() });
    }),
  );
}

async function add(
  tx: Transaction<Tables>,
  { hotline, deviceId }: { readonly hotline: string; readonly deviceId: string },
  entry: FeedEntry,
): Promise<Published> {
  await tx
    .insertInto('publication')
    .values({
      hotline,
      seq: entry.seq,
      id: entry.id,
      kind: entry.kind,
      device_id: deviceId,
      form_hash: 'formHash' in entry ? entry.formHash : null,
      entry: JSON.stringify(entry),
    })
    .execute();
  await tx.updateTable('feed').set({ last_seq: entry.seq }).where('hotline', '=', hotline).execute();
  return { kind: 'stored', entry };
}

async function keepForm(tx: Transaction<Tables>, hash: string, form: FormDefinition, at: string): Promise<void> {
  await tx
    .insertInto('form')
    .values({ form_hash: hash, definition: JSON.stringify(form), received_at: at })
    .onConflict((conflict) => conflict.column('form_hash').doNothing())
    .execute();
}

type FormEntry = Extract<FeedEntry, { kind: 'form' }>;

/** Once more what was just published, by somebody who did not hear the answer. Who has read it means to publish it anew. */
const isTheSame = (newest: FormEntry, post: Extract<PublicationPost, { kind: 'form' }>): boolean =>
  newest.formHash === post.formHash &&
  (post.startsAt === null ? newest.startsAt <= newest.at : newest.startsAt === post.startsAt);

/** The newest one that was not taken back. */
async function newestForm(tx: Transaction<Tables>, hotline: string): Promise<FormEntry | null> {
  const rows = await tx
    .selectFrom('publication')
    .select('entry')
    .where('hotline', '=', hotline)
    .where('kind', 'in', ['form', 'cancel'])
    .orderBy('seq', 'desc')
    .limit(limits.rowsPerMessage)
    .execute();
  const cancelled = new Set<string>();
  for (const row of rows) {
    const entry = parsed(row.entry);
    if (entry.kind === 'cancel') cancelled.add(entry.cancels);
    else if (entry.kind === 'form' && !cancelled.has(entry.id)) return entry;
  }
  return null;
}

async function entryById(tx: Transaction<Tables>, hotline: string, id: string): Promise<FeedEntry | null> {
  const row = await tx
    .selectFrom('publication')
    .select('entry')
    .where('hotline', '=', hotline)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : parsed(row.entry);
}

const parsed = (text: string): FeedEntry => FeedEntry.parse(JSON.parse(text));
