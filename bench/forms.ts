import { quantile, ratioRow, type BenchResult, type BenchRow } from './benchRow.ts';
import { actRows, cascadeRows, editRows } from './forms/actRows.ts';
import { benchForms, type BenchForm } from './forms/benchForms.ts';
import { checkRows } from './forms/checkRows.ts';
import { keyRows, type Floor, type Keys, type Pair } from './forms/keyRows.ts';
import { openPages, type BenchPages } from './forms/openPages.ts';
import { openConsole, openPeer, type Opened } from './forms/programs.ts';
import { watchKeys } from './keyToPaint.ts';

const loads = 3;
const edits = 1_600;
const mostOfPeer = 0.25;
/** Longest time that the peer is waited for, in milliseconds; then this time is its figure, which is less than the truth. */
const patienceMs = 60_000;

const middle = (times: readonly number[]): number => quantile(times, 0.5);
const letters = 'usaha kami berhenti sejak maret'.split('').map((letter) => (letter === ' ' ? 'Space' : letter));

const focusText = async (program: Opened): Promise<void> => {
  await program.question('Nama penelepon').locator('input').first().focus();
  await program.press('Control+A', 'Delete');
};
const focusIn = (label: string) => async (program: Opened) => program.question(label).locator('input').first().focus();
const often = (key: string): readonly string[] => Array.from({ length: 24 }, () => key);
const typing = (what: string): Keys => ({ what, focus: focusText, bare: '#text', press: letters });

/** Opens a form in both programs `loads` times, turn by turn; the last of each stays open. */
async function load(pages: BenchPages, form: BenchForm): Promise<Pair & { readonly rows: readonly BenchRow[] }> {
  const cold: { readonly ours: number[]; readonly theirs: number[] } = { ours: [], theirs: [] };
  const warm: { readonly ours: number[]; readonly theirs: number[] } = { ours: [], theirs: [] };
  let pair: Pair | null = null;
  let isTooSlow = false;
  for (let turn = 0; turn < loads; turn += 1) {
    await pair?.ours.close();
    await pair?.theirs?.close();
    const ours = await openConsole(pages, form);
    // What was too slow once is not waited for again.
    const theirs: Opened | null = isTooSlow ? null : await openPeer(pages, form, patienceMs);
    isTooSlow = theirs === null;
    pair = { ours, theirs };
    cold.ours.push(ours.coldMs);
    cold.theirs.push(theirs?.coldMs ?? patienceMs);
    warm.ours.push(await ours.again());
    warm.theirs.push(theirs === null ? patienceMs : await theirs.again());
  }
  if (pair === null) throw new Error('nothing was opened');
  const given = pair.theirs === null ? ` (given up after ${patienceMs / 1000} s)` : '';
  const rows = [
    ratioRow(
      `${form.name}: cold load, beside the peer${given}`,
      'ms',
      middle(cold.ours),
      middle(cold.theirs),
      mostOfPeer,
    ),
    ratioRow(
      `${form.name}: the next call, beside the peer${given}`,
      'ms',
      middle(warm.ours),
      middle(warm.theirs),
      mostOfPeer,
    ),
  ];
  return { ...pair, rows };
}

async function restoreRow({ ours, theirs }: Pair): Promise<BenchRow> {
  await focusText(ours);
  await ours.page.keyboard.type('Sari Lestari');
  const saved = await ours.page.evaluate(() => window.harness.session.snapshot());
  const own: number[] = [];
  const peer: number[] = [];
  for (let turn = 0; turn < loads; turn += 1) {
    own.push(await ours.restore(saved, 'Sari Lestari'));
    if (theirs !== null) peer.push(await theirs.restore(saved, 'Sari Lestari'));
  }
  return ratioRow('46 questions: a draft restored, beside the peer', 'ms', middle(own), middle(peer), mostOfPeer);
}

async function scriptRows(pages: BenchPages, form: BenchForm, floor: Floor): Promise<BenchRow[]> {
  const { rows, ...pair } = await load(pages, form);
  const { name } = form;
  const all = [
    ...rows,
    ...(await keyRows(typing(name), pair, floor)),
    ...(await keyRows(
      { what: `${name}, an option`, focus: focusIn('Jenis pelaku'), bare: '[type=radio]', press: often('ArrowRight') },
      pair,
      floor,
    )),
    ...(await keyRows(
      { what: `${name}, a check box`, focus: focusIn('Kendala'), bare: '#box', press: often('Space') },
      pair,
      floor,
    )),
    ...(await cascadeRows(pair)),
    ...(await actRows(pair)),
    ...(await editRows(pair, focusText, edits)),
    await restoreRow(pair),
  ];
  await pair.ours.close();
  await pair.theirs?.close();
  return all;
}

async function longRows(pages: BenchPages, form: BenchForm, floor: Floor): Promise<BenchRow[]> {
  const { rows, ...pair } = await load(pages, form);
  const keys = await keyRows(typing(form.name), pair, floor);
  await pair.ours.close();
  await pair.theirs?.close();
  return [...rows, ...keys];
}

async function choiceRows(pages: BenchPages, form: BenchForm, floor: Floor): Promise<BenchRow[]> {
  const { rows, ...pair } = await load(pages, form);
  const focus = async (program: Opened): Promise<void> => {
    await focusIn('Desa')(program);
    await program.press('Control+A', 'Delete');
  };
  const choice: Keys = { what: `${form.name}, a typed choice`, focus, bare: '#text', press: 'sukamaju'.split('') };
  const typed = await keyRows(choice, pair, floor);
  const keys = await keyRows(typing(form.name), pair, floor);
  await pair.ours.close();
  await pair.theirs?.close();
  return [...rows, ...typed, ...keys];
}

/**
 * The console's form view, ODK Web Forms and a bare text box on pages of one Chromium: the same forms, the same keys, the same
 * answers, in one run.
 */
export async function forms(): Promise<BenchResult> {
  const pages = await openPages();
  try {
    const { script, long, choices } = await benchForms();
    const page = await pages.open('plain');
    const floor = { page, devtools: await watchKeys(page) };
    const rows = [
      ...(await checkRows()),
      ...(await scriptRows(pages, script, floor)),
      ...(await longRows(pages, long, floor)),
      ...(await choiceRows(pages, choices, floor)),
    ];
    return { name: 'forms', rows };
  } finally {
    await pages.close();
  }
}
