import { seededRandom } from '../../test/support/seededRandom.ts';
import { aUsedDesk, type UsedDesk } from './aUsedDesk.ts';
import { damage } from './damage.ts';
import type { Files } from './filesOf.ts';
import { openDamaged } from './openDamaged.ts';
import { openKillDesk } from './openKillDesk.ts';
import { addTally, countStrike, emptyTally, type Tally, type Told } from './tally.ts';

/** Damages of one desk before another is used. */
const flipsPerDesk = 200;
/** Share of the rounds in which two kinds of files are damaged at once, and of those after which a call is taken. */
const twiceShare = 0.25;
const workShare = 0.25;

const targets = {
  database: (name: string) => name === 'tanggap.db',
  WAL: (name: string) => name === 'tanggap.db-wal',
  backup: (name: string) => name.startsWith('backups/') && name.endsWith('.db'),
  journal: (name: string) => name.startsWith('journal/'),
  'key file': (name: string) => name === 'key.json',
  'second key file': (name: string) => name === 'key.previous.json',
  identity: (name: string) => name === 'desk.identity',
} as const;
type Target = keyof typeof targets;
const names = Object.keys(targets).filter((name): name is Target => name in targets);

/** Two of these at once are more than is promised: what one of them holds is the copy of what the other does. */
const copies: readonly (readonly Target[])[] = [
  ['database', 'journal'],
  ['WAL', 'journal'],
  ['key file', 'second key file'],
];

/**
 * Files of a desk with a bit, a sector, a page, a tail or everything lost, opened by the next start of the program. Every
 * acknowledged case is there afterwards, from whichever copy, what was damaged was told, and calls can be taken.
 */
export async function flippedBits(count: number, seed: number, tell: Told, isStopped = () => false): Promise<Tally> {
  const tally = emptyTally();
  for (let run = 0; tally.rounds < count && !isStopped(); run += 1) {
    addTally(tally, await flipsOfOneDesk(Math.min(flipsPerDesk, count - tally.rounds), seed + run));
    tell(`${tally.rounds} damages: ${tally.acknowledged} acknowledged cases looked for, ${tally.lost} lost`);
  }
  return tally;
}

async function flipsOfOneDesk(count: number, seed: number): Promise<Tally> {
  const { unit: chance } = seededRandom(seed, () => 0);
  const desk = await openKillDesk();
  try {
    const used = await aUsedDesk(desk, chance);
    const tally = emptyTally();
    for (let n = 1; n <= count; n += 1) addTally(tally, await oneFlip(used, chance, `seed ${seed}, damage ${n}`));
    return tally;
  } finally {
    desk.remove();
  }
}

function drawTargets(chance: () => number): readonly Target[] {
  const first = names[Math.floor(chance() * names.length)] ?? 'database';
  if (chance() > twiceShare) return [first];
  const others = names.filter(
    (name) => name !== first && !copies.some((two) => two.includes(name) && two.includes(first)),
  );
  return [first, others[Math.floor(chance() * others.length)] ?? first];
}

async function oneFlip(used: UsedDesk, chance: () => number, round: string): Promise<Tally> {
  const tally = emptyTally();
  const files = new Map(used.files);
  const told: string[] = [];
  for (const target of drawTargets(chance)) {
    const there = [...files.keys()].filter(targets[target]);
    const name = there[Math.floor(chance() * there.length)];
    const hurt = name === undefined ? null : damage(files.get(name) ?? Buffer.alloc(0), chance);
    if (name === undefined || hurt === null) throw new Error(`A desk without ${target}`);
    files.set(name, hurt.bytes);
    told.push(`${name}: ${hurt.how}`);
    countStrike(tally, `${target}: ${hurt.how.split(' ')[0] ?? ''}`);
  }
  tally.rounds = 1;
  tally.acknowledged = used.said.acknowledged.size;
  const place = `${round}, ${told.join('; ')}`;
  const { desk, faults } = await openDamaged(files satisfies Files, used, chance() < workShare);
  const there = desk?.revisions ?? new Map<string, string>();
  const lost = [...used.said.acknowledged].filter(([key, sha256]) => there.get(key) !== sha256);
  tally.lost = lost.length;
  tally.faults.push(...[...faults, ...lost.map(([key]) => `${key} is lost`)].map((fault) => `${place}: ${fault}`));
  return tally;
}
