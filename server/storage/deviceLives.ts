import { missingSeqs } from '../arrivedSeqs.ts';
import { deviceSeqs } from './ledger/deviceSeqs.ts';
import type { ServerDatabase } from './openDatabase.ts';

type Span = { readonly incarnation: number; readonly from: number; readonly to: number };

/** What a device sent in all its incarnations, for the person who runs the server. */
export type DeviceLives = {
  readonly seenAt: string | null;
  /** Numbers that it gave out and that never arrived. */
  readonly missing: readonly Span[];
  /** Where two desks run from copies of one disk, and since when that is known. */
  readonly copied: readonly { readonly incarnation: number; readonly since: string }[];
  readonly watermarks: readonly {
    readonly incarnation: number;
    readonly contiguousSeq: number;
    readonly securedSeq: number;
  }[];
};

export const noLives: DeviceLives = { seenAt: null, missing: [], copied: [], watermarks: [] };

/** By device. */
export async function deviceLives(db: ServerDatabase): Promise<ReadonlyMap<string, DeviceLives>> {
  const rows = await db.selectFrom('device_seq').selectAll().orderBy('device_id').orderBy('incarnation').execute();
  const lives = new Map<string, DeviceLives>();
  for (const row of rows) {
    const seqs = deviceSeqs(row);
    const { incarnation } = row;
    const { seenAt, missing, copied, watermarks } = lives.get(row.device_id) ?? noLives;
    lives.set(row.device_id, {
      seenAt: seenAt !== null && seenAt > seqs.seenAt ? seenAt : seqs.seenAt,
      missing: [...missing, ...missingSeqs(seqs).map(([from, to]) => ({ incarnation, from, to }))],
      copied: seqs.copiedAt === null ? copied : [...copied, { incarnation, since: seqs.copiedAt }],
      watermarks: [...watermarks, { incarnation, contiguousSeq: seqs.contiguousSeq, securedSeq: seqs.securedSeq }],
    });
  }
  return lives;
}
