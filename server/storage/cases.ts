import { sql } from 'kysely';
import type { ServerDatabase } from './openDatabase.ts';

const pageRows = 200;

export async function countCases(db: ServerDatabase): Promise<number> {
  const row = await db
    .selectFrom('case_rev')
    .select(({ fn }) => fn.countAll<number>().as('revisions'))
    .executeTakeFirstOrThrow();
  return row.revisions;
}

/** Every revision in the order of its name, a page at a time; `body` is null where its month was let go. */
export async function* eachCase(db: ServerDatabase) {
  let after = { caseId: '', rev: 0 };
  for (;;) {
    const page = await db
      .selectFrom('case_rev as r')
      .leftJoin('case_body as b', (on) =>
        on
          .onRef('b.case_id', '=', 'r.case_id')
          .onRef('b.rev', '=', 'r.rev')
          .on(sql<boolean>`b.received_month = substr(r.received_at, 1, 7)`),
      )
      .select([
        'r.case_id as caseId',
        'r.rev',
        'base_rev as baseRev',
        'device_id as deviceId',
        'incarnation',
        'seq',
        'form_hash as formHash',
        'captured_at as capturedAt',
        'received_at as receivedAt',
        'sha256',
        'body',
      ])
      .where((eb) =>
        eb.or([
          eb('r.case_id', '>', after.caseId),
          eb.and([eb('r.case_id', '=', after.caseId), eb('r.rev', '>', after.rev)]),
        ]),
      )
      .orderBy('r.case_id')
      .orderBy('r.rev')
      .limit(pageRows)
      .execute();
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageRows) return;
    after = last;
  }
}
