import { createHash } from 'node:crypto';
import type { ReconcilePost, Watermark } from '../../shared/contract/http.ts';
import { dealtWith, textKey } from './dealtWith.ts';
import { nameKey, type Sender } from './ledger/ledger.ts';
import type { ServerDatabase } from './openDatabase.ts';

type Range = ReconcilePost['ranges'][number];

/**
 * `from` of each range whose digest is another one here: SHA-256 over a line `seq caseId rev sha256` for every revision
 * that this device brought under a number of the range, in the order of numbers.
 */
export async function differingRanges(
  db: ServerDatabase,
  { deviceId, incarnation, ranges }: ReconcilePost,
): Promise<number[]> {
  const differing: number[] = [];
  for (const range of ranges) {
    if ((await digestOf(db, deviceId, incarnation, range)) !== range.sha256) differing.push(range.from);
  }
  return differing;
}

async function digestOf(db: ServerDatabase, deviceId: string, incarnation: number, range: Range): Promise<string> {
  // Found by number, which is not what the table is spread by: every machine is asked. A desk asks once a day.
  const rows = await db
    .selectFrom('case_rev')
    .select(['seq', 'case_id', 'rev', 'sha256'])
    .where('device_id', '=', deviceId)
    .where('incarnation', '=', incarnation)
    .where('seq', '>=', range.from)
    .where('seq', '<=', range.to)
    .orderBy('seq')
    .orderBy('case_id')
    .orderBy('rev')
    .execute();
  const digest = createHash('sha256');
  for (const { seq, case_id, rev, sha256 } of rows) digest.update(`${seq} ${case_id} ${rev} ${sha256}\n`);
  return digest.digest('hex');
}

/** The names that are not here with the hash that is asked for, whichever device brought them. */
export async function missingNames(
  db: ServerDatabase,
  names: ReconcilePost['names'],
): Promise<Pick<ReconcilePost['names'][number], 'caseId' | 'rev'>[]> {
  const stored = await db.ledger.hashes(names);
  const others = names.filter((name) => stored.get(nameKey(name)) !== name.sha256);
  const dealt = await dealtWith(db, others);
  return others.filter((name) => !dealt.has(textKey(name))).map(({ caseId, rev }) => ({ caseId, rev }));
}

/** How far one incarnation of a device has come here; nothing has, of one that is not known. */
export async function watermarkOf(
  { ledger }: ServerDatabase,
  sender: Pick<Sender, 'deviceId' | 'incarnation'>,
): Promise<Watermark> {
  const seqs = await ledger.seqs(sender);
  return {
    incarnation: sender.incarnation,
    contiguousSeq: seqs?.contiguousSeq ?? 0,
    securedSeq: seqs?.securedSeq ?? 0,
  };
}
