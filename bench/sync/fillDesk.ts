import { openDatabase } from '../../core/storage/database.ts';
import { migrate } from '../../core/storage/migrate.ts';
import { databaseFile } from '../../core/storage/openStore.ts';
import { createStore } from '../../core/storage/store.ts';
import { caseFacts } from '../../shared/domain/caseFacts.ts';
import { CaseBody } from '../../shared/model/case.ts';
import { ok } from '../../shared/model/result.ts';
import { someFormHash } from '../../test/support/batchItems.ts';
import { aPack } from '../../test/support/builders.ts';
import { benchItems } from './benchItems.ts';

const rowsAtOnce = 1_000;

/** Puts so many unsent cases into a desk's database, each with its place in the list and the search. The desk must not be open. */
export function fillDesk(folder: string, key: string, count: number): void {
  const db = openDatabase(databaseFile(folder), key);
  if (!migrate(db).ok) throw new Error('the database cannot be made');
  const store = createStore(db, true);
  const { roles } = aPack();
  const incarnation = Number(store.device.get('incarnation') ?? 1);
  const before = Number(store.device.get('lastSeq') ?? 0);
  store.transaction(() => {
    const form = { formId: 'intake', version: '1', title: 'Intake', xml: '<form/>', attachments: [] };
    store.forms.keep({ hash: someFormHash, ...form });
    store.device.set('incarnation', String(incarnation));
    return ok(null);
  });
  for (let done = 0; done < count; done += rowsAtOnce) {
    const items = benchItems(Math.min(rowsAtOnce, count - done), done, before + done + 1);
    store.transaction(() => {
      for (const item of items) {
        const body = CaseBody.parse(JSON.parse(item.body));
        const { caseId, rev, seq, capturedAt, sha256 } = item;
        store.caseRevs.insert(body, { text: item.body, sha256, incarnation, seq });
        store.outbox.add(caseId, rev, { incarnation, seq }, capturedAt);
        const facts = caseFacts(body, roles);
        store.caseHeads.put({
          ...facts,
          trouble: [...facts.trouble],
          caseId,
          rev,
          reference: body.reference,
          agentId: body.agentId,
          agentName: body.agentName,
          firstAt: capturedAt,
          capturedAt,
          channel: body.channel,
          disposition: body.disposition,
          callerNumber: body.callerNumber,
          review: 'unreviewed',
          reviewComment: '',
          needsCompletion: false,
          formHash: body.formHash,
        });
      }
      store.device.set('lastSeq', String(before + done + items.length));
      return ok(null);
    });
  }
  db.close();
}
