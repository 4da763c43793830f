import type { CDPSession, Page } from 'playwright';
import { quantile, ratioRow, type BenchRow } from '../benchRow.ts';
import { pressAndMeasure, type KeyTimes } from '../keyToPaint.ts';
import type { Opened } from './programs.ts';

/** A fast hand: what waits for it to rest is counted with each key. */
const pauseMs = 90;
const blocks = 3;
const mostOfFloor = 1.5;
const mostOfPeer = 0.5;

/** The page with bare controls and nothing else. */
export type Floor = { readonly page: Page; readonly devtools: CDPSession };

/** The same keys for the same kind of control in each program. */
export type Keys = {
  readonly what: string;
  readonly focus: (program: Opened) => Promise<void>;
  readonly bare: '#text' | '[type=radio]' | '#box';
  readonly press: readonly string[];
};
/** The console and, where it could open the form at all, the peer. */
export type Pair = { readonly ours: Opened; readonly theirs: Opened | null };

export const paintsOf = (all: readonly KeyTimes[]): number[] => all.flatMap(({ paints }) => [...paints]);
const cpuOf = (all: readonly KeyTimes[]): number => all.reduce((sum, { cpuPerKey }) => sum + cpuPerKey, 0) / all.length;

/** The same keys on each page, turn by turn, so that a busy machine is busy for all of them. */
export async function keyRows(
  { what, focus, bare, press }: Keys,
  { ours, theirs }: Pair,
  floor: Floor,
): Promise<BenchRow[]> {
  const own: KeyTimes[] = [];
  const peer: KeyTimes[] = [];
  const plain: KeyTimes[] = [];
  const measure = async (program: Opened): Promise<KeyTimes> => {
    await focus(program);
    return pressAndMeasure(program.page, program.devtools, press, pauseMs);
  };
  const measureBare = async (): Promise<KeyTimes> => {
    await floor.page.locator(bare).first().focus();
    return pressAndMeasure(floor.page, floor.devtools, press, pauseMs);
  };
  for (let block = 0; block <= blocks; block += 1) {
    const times = {
      own: await measure(ours),
      peer: theirs === null ? null : await measure(theirs),
      plain: await measureBare(),
    };
    // The first block warms up.
    if (block === 0) continue;
    own.push(times.own);
    plain.push(times.plain);
    if (times.peer !== null) peer.push(times.peer);
  }
  const paints = [0.5, 0.99].flatMap((share) => {
    const value = quantile(paintsOf(own), share);
    const metric = `${what}: key to paint, p${share * 100}`;
    return [
      ratioRow(`${metric}, beside a bare control`, 'ms', value, quantile(paintsOf(plain), share), mostOfFloor),
      ...(peer.length === 0
        ? []
        : [ratioRow(`${metric}, beside the peer`, 'ms', value, quantile(paintsOf(peer), share), mostOfPeer)]),
    ];
  });
  const cpu = `${what}: main-thread work per key`;
  return [
    ...paints,
    peer.length === 0
      ? { ...ratioRow(`${cpu}, beside a bare control`, 'ms', cpuOf(own), cpuOf(plain), 0), goal: 'told', ok: true }
      : ratioRow(`${cpu}, beside the peer`, 'ms', cpuOf(own), cpuOf(peer), mostOfPeer),
  ];
}
