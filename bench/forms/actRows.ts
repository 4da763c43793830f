import { quantile, ratioRow, type BenchRow } from '../benchRow.ts';
import { liveHeap, typeAndMeasure, type KeyTimes } from '../keyToPaint.ts';
import { paintsOf, type Pair } from './keyRows.ts';
import type { Opened } from './programs.ts';
import { timeUntil, type Sight } from './timeUntil.ts';

const mb = 1024 * 1024;
const middle = (times: readonly number[]): number => quantile(times, 0.5);

/** A row with a largest value of its own, the peer's beside it. */
const bound = (metric: string, unit: string, value: number, most: number, baseline: number | null): BenchRow => ({
  metric,
  value,
  unit,
  baseline,
  ratio: baseline === null ? null : value / baseline,
  goal: `<= ${most} ${unit}`,
  ok: value <= most,
});

const inTurns = async (
  { ours, theirs }: Pair,
  turns: number,
  measure: (program: Opened, turn: number) => Promise<number>,
): Promise<{ readonly own: number; readonly peer: number | null }> => {
  const own: number[] = [];
  const peer: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    own.push(await measure(ours, turn));
    if (theirs !== null) peer.push(await measure(theirs, turn));
  }
  return { own: middle(own), peer: peer.length === 0 ? null : middle(peer) };
};

const regencyName = 'Kabupaten';
/** Regencies of Daerah Istimewa Yogyakarta in their order, each with a district that no other one has. */
const districts = ['Galur', 'Srandakan', 'Panggang', 'Moyudan', 'Mantrijeron'];

/** From the key that chooses a regency to its districts on the screen. */
export async function cascadeRows(pair: Pair): Promise<BenchRow[]> {
  const { ours, theirs } = pair;
  await ours.press('PageDown');
  await ours.question('Provinsi').locator('input').first().focus();
  await ours.page.keyboard.type('yogyakarta');
  await ours.press('Enter');
  await theirs?.page.getByText('Daerah Istimewa Yogyakarta').click();
  for (const program of [ours, ...(theirs === null ? [] : [theirs])]) {
    await program.question(regencyName).locator('input').first().focus();
    await program.press('Space');
    await program.page
      .getByText(districts[0] ?? '')
      .first()
      .waitFor();
  }
  const { own, peer } = await inTurns(pair, 15, (program, turn) => {
    const text = districts[(turn + 1) % districts.length] ?? '';
    return timeUntil(program.page, { selector: program.container, text }, 'key', () => program.press('ArrowDown'));
  });
  await ours.press('PageUp');
  const metric = '46 questions: regency chosen to its districts on the screen, p50';
  return [
    bound(metric, 'ms', own, 30, null),
    ...(peer === null ? [] : [ratioRow(`${metric}, beside the peer`, 'ms', own, peer, 0.2)]),
  ];
}

/** Longest time that the peer is given for its edits, in milliseconds. */
const peerEditsMs = 90_000;

/** 1,600 edits of a text that six sentences show: the last third beside the first, and what is left in memory. */
export async function editRows(
  pair: Pair,
  focus: (program: Opened) => Promise<void>,
  edits: number,
): Promise<BenchRow[]> {
  const words = 'usaha kami berhenti sejak maret';
  const measure = async (program: Opened, withinMs: number) => {
    const started = performance.now();
    let done = 0;
    await focus(program);
    await typeAndMeasure(program.page, program.devtools, words);
    const before = await liveHeap(program.devtools);
    const slices: KeyTimes[] = [];
    for (; done < edits && performance.now() - started < withinMs; done += words.length) {
      await program.press('Control+A');
      slices.push(await typeAndMeasure(program.page, program.devtools, words));
    }
    const heapMb = ((await liveHeap(program.devtools)) - before) / mb;
    const third = Math.ceil(slices.length / 3);
    const first = middle(paintsOf(slices.slice(0, third)));
    const last = middle(paintsOf(slices.slice(-third)));
    return { first, last, heapMb, done };
  };
  const own = await measure(pair.ours, Number.POSITIVE_INFINITY);
  const peer = pair.theirs === null ? null : await measure(pair.theirs, peerEditsMs);
  const grown = (done: number): string => `46 questions: key to paint after ${done} edits, p50, beside the start`;
  return [
    ratioRow(grown(edits), 'ms', own.last, own.first, 1.1),
    ...(peer === null
      ? []
      : [{ ...ratioRow(`${grown(peer.done)}: the peer`, 'ms', peer.last, peer.first, 0), goal: 'told', ok: true }]),
    bound(
      `46 questions: heap after ${edits} edits, beside the peer's after ${peer?.done ?? 0}`,
      'MB',
      own.heapMb,
      5,
      peer?.heapMb ?? null,
    ),
  ];
}

const turnsOf = 9;

/** Everything else that an agent does, each from the key to the frame that shows it. */
export async function actRows(pair: Pair): Promise<BenchRow[]> {
  const { ours, theirs } = pair;
  const nextStep = await inTurns({ ours, theirs: null }, turnsOf, ({ page, press }, turn) => {
    const isThere = turn % 2 === 0;
    const sight: Sight = { selector: 'h1', text: isThere ? 'Langkah dua' : 'Langkah satu' };
    return timeUntil(page, sight, 'key', () => press(isThere ? 'PageDown' : 'PageUp'));
  });
  await ours.press('PageUp', 'PageUp');
  const language = await inTurns({ ours, theirs: null }, turnsOf, ({ page, container }, turn) => {
    const to = turn % 2 === 0 ? 'en' : 'id';
    return timeUntil(
      page,
      { selector: container, text: to === 'en' ? 'Name of the caller' : 'Nama penelepon' },
      'now',
      () => page.evaluate((name) => window.harness.session.setLanguage(name), to),
    );
  });
  await ours.page.evaluate(() => window.harness.session.setLanguage('id'));
  const peerLanguage = theirs === null ? null : await peerLanguageMs(theirs);
  await ours.press('PageDown', 'PageDown', 'PageDown');
  const repeat = await inTurns(pair, turnsOf, async (program, turn) => {
    const { page, container } = program;
    await page
      .getByRole('button', { name: /Tambah: Pinjaman|Add Pinjaman/ })
      .first()
      .focus();
    return timeUntil(page, { selector: container, text: 'Pemberi pinjaman', count: turn + 1 }, 'key', () =>
      program.press('Enter'),
    );
  });
  await ours.press('PageUp', 'PageUp', 'PageUp');
  return [
    bound('46 questions: next step, p50', 'ms', nextStep.own, 50, null),
    bound('46 questions: language switched, p50, beside the peer', 'ms', language.own, 60, peerLanguage),
    repeat.peer === null
      ? bound('46 questions: a repeat added, p50', 'ms', repeat.own, 50, null)
      : ratioRow('46 questions: a repeat added, p50, beside the peer', 'ms', repeat.own, repeat.peer, 0.5),
  ];
}

/** The peer has a menu of languages; counted from the key that picks one of them. */
async function peerLanguageMs({ page, container, press }: Opened): Promise<number> {
  const times: number[] = [];
  for (const [text, key] of [
    ['Name of the caller', 'ArrowDown'],
    ['Nama penelepon', 'ArrowUp'],
    ['Name of the caller', 'ArrowDown'],
    ['Nama penelepon', 'ArrowUp'],
  ] as const) {
    await page.locator('.p-select').first().click();
    await page.locator('[role=option]').first().waitFor();
    await press(key);
    times.push(await timeUntil(page, { selector: container, text }, 'key', () => press('Enter')));
    await page.locator('[role=option]').first().waitFor({ state: 'detached' });
  }
  return middle(times);
}
