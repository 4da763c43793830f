import { createWriteStream, existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { columnNames, columnValues } from '../operator/caseColumns.ts';
import { csvLine } from '../operator/csv.ts';
import { newestCases } from '../operator/newestCases.ts';
import type { ServerDatabase } from '../storage/openDatabase.ts';
import { type Open, openThen } from './openThen.ts';
import { UsageError } from './usageError.ts';

/** Each case once, as its newest revision has it, into a file that only its owner can read. */
export async function exportCases(open: Open, format: string | undefined, out: string | undefined): Promise<void> {
  if (format !== 'csv' && format !== 'jsonl') throw new UsageError('export needs --format csv or --format jsonl');
  if (out === undefined) throw new UsageError('export needs --out FILE');
  if (existsSync(out)) throw new UsageError(`${out} exists already and is left as it is`);
  let [cases, unread] = [0, 0];
  await openThen(open, async (db) => {
    const lines = format === 'csv' ? csvLines(db, () => (unread += 1)) : jsonLines(db, () => (unread += 1));
    const counted = (async function* () {
      for await (const line of lines) {
        cases += 1;
        yield line;
      }
    })();
    await pipeline(Readable.from(counted), createWriteStream(out, { mode: 0o600, flags: 'wx' }));
  });
  if (format === 'csv') cases -= 1;
  const left = unread === 0 ? '' : `, ${unread} left out: their text is not kept any more or cannot be read`;
  process.stdout.write(`${out}: ${cases} case(s)${left}\n`);
}

async function* jsonLines(db: ServerDatabase, onUnread: () => void): AsyncGenerator<string> {
  for await (const { receivedAt, deviceId, body } of newestCases(db, onUnread)) {
    yield `${JSON.stringify({ receivedAt, deviceId, ...body })}\n`;
  }
}

/** Read twice: the columns are known only when every case has been seen, and not every case fits into memory. */
async function* csvLines(db: ServerDatabase, onUnread: () => void): AsyncGenerator<string> {
  const asked = new Set<string>();
  for await (const { body } of newestCases(db, () => undefined)) {
    for (const question of Object.keys(body.answers)) asked.add(question);
  }
  const questions = [...asked].toSorted();
  // A byte order mark, or Excel takes the file for Latin-1.
  yield `\uFEFF${csvLine(columnNames(questions))}`;
  for await (const one of newestCases(db, onUnread)) yield csvLine(columnValues(one, questions));
}
