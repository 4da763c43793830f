import { expect, it } from 'vitest';
import { damage } from '../../scripts/kill/damage.ts';
import { flippedBits } from '../../scripts/kill/flippedBits.ts';
import { seededRandom } from '../support/seededRandom.ts';

const damages = 50;

it(`after ${damages} damages to database, WAL, backup, journal, key files and identity every acknowledged case is there, and calls can be taken`, async () => {
  const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 100_000);
  const tally = await flippedBits(damages, seed, () => undefined);
  expect({ seed, ...tally }).toMatchObject({ seed, rounds: damages, lost: 0, faults: [] });
  expect(tally.acknowledged).toBeGreaterThanOrEqual(damages * 13);
  const struck = new Set([...tally.histogram.keys()].map((how) => how.split(':')[0]));
  expect(struck.size).toBeGreaterThanOrEqual(6);
}, 240_000);

it('a damage changes the file that it is done to, in one place or from one place on', () => {
  const whole = Buffer.from(Array.from({ length: 10_000 }, (_, i) => i % 251));
  const { unit } = seededRandom(7, () => 0);
  for (let n = 0; n < 300; n += 1) {
    const { bytes, how } = damage(whole, unit);
    const changed = [...bytes].flatMap((byte, i) => (byte === whole[i] ? [] : [i]));
    const first = changed[0] ?? bytes.length;
    expect({ how, isSame: bytes.equals(whole) }).toEqual({ how, isSame: false });
    expect({ how, spread: (changed.at(-1) ?? first) - first < 2048 }).toEqual({ how, spread: true });
  }
});
