import type { ServerDatabase } from './openDatabase.ts';

const pageRows = 50;

/** What waits for a person, oldest first, a page at a time. */
export async function* eachDeadLetter(db: ServerDatabase) {
  for (let offset = 0; ; offset += pageRows) {
    const page = await db
      .selectFrom('dead_letter')
      .select([
        'case_id as caseId',
        'rev',
        'device_id as deviceId',
        'incarnation',
        'seq',
        'reason',
        'detail',
        'received_at as receivedAt',
        'raw_sha256 as rawSha256',
        'resolution',
        'raw',
      ])
      .orderBy('received_at')
      .orderBy('case_id')
      .orderBy('rev')
      .orderBy('raw_sha256')
      .limit(pageRows)
      .offset(offset)
      .execute();
    for (const letter of page) yield { ...letter, raw: Buffer.from(letter.raw) };
    if (page.length < pageRows) return;
  }
}
