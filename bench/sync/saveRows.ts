import { openDatabase } from '../../core/storage/database.ts';
import { migrate } from '../../core/storage/migrate.ts';
import { databaseFile } from '../../core/storage/openStore.ts';
import { createStore } from '../../core/storage/store.ts';
import { caseFacts } from '../../shared/domain/caseFacts.ts';
import { CaseBody } from '../../shared/model/case.ts';
import { ok } from '../../shared/model/result.ts';
import { someFormHash } from '../../test/support/batchItems.ts';
import { aPack } from '../../test/support/builders.ts';
import { quantile, ratioRow, type BenchRow } from '../benchRow.ts';
import { save } from '../save.ts';
import { benchKey, openSavingDesk, type SavingDesk, timed, writeDraft } from '../savingDesk.ts';
import { benchItems } from './benchItems.ts';
import type { BenchPlaces } from './benchPlaces.ts';

const few = 100;
const many = 100_000;
const pairs = 250;
const warmUp = 50;
const rowsAtOnce = 1_000;

/** What an agent waits for when a case is saved: with the journal, and with a backlog that has been growing for months. */
export async function saveRows(places: BenchPlaces): Promise<BenchRow[]> {
  const { rows } = await save();
  const told = rows.map((row) => ({
    ...row,
    metric: `${row.metric}, with journal, beside a bare encrypted FULL commit`,
  }));
  return [...told, ...(await backlogRows(places))];
}

async function backlogRows(places: BenchPlaces): Promise<BenchRow[]> {
  const short = await openSavingDesk(withUnsent(places.folder('few'), few));
  const long = await openSavingDesk(withUnsent(places.folder('many'), many));
  const times: { readonly short: number[]; readonly long: number[] } = { short: [], long: [] };
  for (let n = 0; n < warmUp + pairs; n += 1) {
    const one = await saveOne(short, n);
    const other = await saveOne(long, n);
    if (n < warmUp) continue;
    times.short.push(one);
    times.long.push(other);
  }
  await short.core.close();
  await long.core.close();
  return [0.5, 0.99].map((share) =>
    ratioRow(
      `case saved beside 100,000 unsent, p${share * 100}, beside 100 unsent`,
      'ms',
      quantile(times.long, share),
      quantile(times.short, share),
      1.5,
    ),
  );
}

async function saveOne({ core }: SavingDesk, n: number): Promise<number> {
  const submit = await writeDraft(core, n);
  const [ms, receipt] = await timed(() => core.call('case.submit', submit));
  if (!receipt.ok) throw new Error(`the case was not saved: ${receipt.problem.code}`);
  // The desk tidies up between two calls, when nobody waits.
  await new Promise((resolve) => setImmediate(resolve));
  return ms;
}

/** A desk's folder in which so many cases wait, each with its place in the list and the search. */
function withUnsent(folder: string, count: number): string {
  const db = openDatabase(databaseFile(folder), benchKey);
  if (!migrate(db).ok) throw new Error('the database cannot be made');
  const store = createStore(db, true);
  const { roles } = aPack();
  store.transaction(() => {
    const form = { formId: 'intake', version: '1', title: 'Intake', xml: '<form/>', attachments: [] };
    store.forms.keep({ hash: someFormHash, ...form });
    store.device.set('incarnation', '1');
    return ok(null);
  });
  for (let from = 0; from < count; from += rowsAtOnce) {
    store.transaction(() => {
      for (const item of benchItems(Math.min(rowsAtOnce, count - from), from, from + 1)) {
        const body = CaseBody.parse(JSON.parse(item.body));
        const { caseId, rev, incarnation, seq, capturedAt, sha256 } = item;
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
      store.device.set('lastSeq', String(from + rowsAtOnce));
      return ok(null);
    });
  }
  db.close();
  return folder;
}
