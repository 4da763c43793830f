import type { ServerDatabase } from './openDatabase.ts';

export type Letter = {
  readonly caseId: string;
  readonly rev: number;
  readonly rawSha256: string;
  readonly deviceId: string;
  readonly incarnation: number;
  readonly reason: string;
  readonly raw: Buffer;
};

/** Letters that nobody has dealt with, whose hash of the bytes begins with `id` ('' for all). */
export async function openLetters(db: ServerDatabase, id: string): Promise<readonly Letter[]> {
  const rows = await db
    .selectFrom('dead_letter')
    .select([
      'case_id as caseId',
      'rev',
      'raw_sha256 as rawSha256',
      'device_id as deviceId',
      'incarnation',
      'reason',
      'raw',
    ])
    .where('resolved_at', 'is', null)
    .where('raw_sha256', 'like', `${id}%`)
    .orderBy('received_at')
    .execute();
  return rows.map((row) => ({ ...row, raw: Buffer.from(row.raw) }));
}

/** @param resolution what was done, in a few words. */
export async function resolveLetter(db: ServerDatabase, letter: Letter, resolution: string, at: string): Promise<void> {
  await db
    .updateTable('dead_letter')
    .set({ resolved_at: at, resolution })
    .where('case_id', '=', letter.caseId)
    .where('rev', '=', letter.rev)
    .where('raw_sha256', '=', letter.rawSha256)
    .execute();
}
