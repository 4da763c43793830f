import type { ServerDatabase } from '../openDatabase.ts';
import type { CopiedSeq } from './checkBackup.ts';

/** Lifts each watermark to what a checked backup holds; none is ever lowered. @returns how many were lifted. */
export async function raiseSecured(db: ServerDatabase, seqs: readonly CopiedSeq[]): Promise<number> {
  let raised = 0n;
  // Each for itself, and so briefly that no batch waits for it.
  for (const { deviceId, incarnation, contiguousSeq } of seqs) {
    const { numUpdatedRows } = await db
      .updateTable('device_seq')
      .set({ secured_seq: contiguousSeq })
      .where('device_id', '=', deviceId)
      .where('incarnation', '=', incarnation)
      .where('secured_seq', '<', contiguousSeq)
      .executeTakeFirst();
    raised += numUpdatedRows;
  }
  return Number(raised);
}
