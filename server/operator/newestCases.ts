import { CaseBody } from '../../shared/model/case.ts';
import { eachCase } from '../storage/cases.ts';
import type { ServerDatabase } from '../storage/openDatabase.ts';

export type NewestCase = { readonly receivedAt: string; readonly deviceId: string; readonly body: CaseBody };

/** Each case once, as its newest revision says it. What nobody can read any more is left out and counted by `onUnread`. */
export async function* newestCases(db: ServerDatabase, onUnread: () => void): AsyncGenerator<NewestCase> {
  type Row = { caseId: string; receivedAt: string; deviceId: string; body: string | null };
  let last: Row | null = null;
  const read = (row: Row): NewestCase[] => {
    const body = row.body === null ? null : CaseBody.safeParse(JSON.parse(row.body));
    if (body?.success === true) return [{ receivedAt: row.receivedAt, deviceId: row.deviceId, body: body.data }];
    onUnread();
    return [];
  };
  for await (const row of eachCase(db)) {
    if (last !== null && last.caseId !== row.caseId) yield* read(last);
    last = row;
  }
  if (last !== null) yield* read(last);
}
