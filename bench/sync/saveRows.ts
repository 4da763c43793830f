import { quantile, ratioRow, type BenchRow } from '../benchRow.ts';
import { save } from '../save.ts';
import { benchKey, openSavingDesk, type SavingDesk, timed, writeDraft } from '../savingDesk.ts';
import type { BenchPlaces } from './benchPlaces.ts';
import { fillDesk } from './fillDesk.ts';

const few = 100;
const many = 100_000;
const pairs = 250;
const warmUp = 50;

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

function withUnsent(folder: string, count: number): string {
  fillDesk(folder, benchKey, count);
  return folder;
}
