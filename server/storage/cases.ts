import type { ServerDatabase } from './openDatabase.ts';

const pageRows = 200;

export async function countCases(db: ServerDatabase): Promise<number> {
  const row = await db
    .selectFrom('case_rev')
    .select(({ fn }) => fn.countAll<number>().as('revisions'))
    .executeTakeFirstOrThrow();
  return row.revisions;
}

/** Every revision in the order of its name, a page at a time. */
export async function* eachCase(db: ServerDatabase) {
  let after = { caseId: '', rev: 0 };
  for (;;) {
    const page = await db
      .selectFrom('case_rev')
      .select([
        'case_id as caseId',
        'rev',
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
          eb('case_id', '>', after.caseId),
          eb.and([eb('case_id', '=', after.caseId), eb('rev', '>', after.rev)]),
        ]),
      )
      .orderBy('case_id')
      .orderBy('rev')
      .limit(pageRows)
      .execute();
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageRows) return;
    after = last;
  }
}
