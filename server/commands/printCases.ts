import { countCases, eachCase } from '../storage/cases.ts';
import { type Open, openThen } from './openThen.ts';

/** JSON lines in the order of (case, revision); `body` is the exact text that was hashed. */
export async function printCases(open: Open, onlyCount: boolean): Promise<void> {
  await openThen(open, async (db) => {
    if (onlyCount) {
      process.stdout.write(`${await countCases(db)}\n`);
      return;
    }
    for await (const row of eachCase(db)) process.stdout.write(`${JSON.stringify(row)}\n`);
  });
}
