import { expect, it } from 'vitest';
import { readKillPlan } from '../../scripts/kill/killPlan.ts';
import { killRounds } from '../../scripts/kill/killRounds.ts';
import { isClean } from '../../scripts/kill/tally.ts';

const rounds = 20;

it(`killed ${rounds} times among saves and requests, desk and server hold every acknowledged case once`, async () => {
  const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 100_000);
  const tally = await killRounds({ rounds, app: 0, seed }, () => undefined);
  const { lost, duplicated, invented, stalled, faults } = tally;
  expect({ seed, lost, duplicated, invented, stalled, faults }).toEqual({
    seed,
    lost: 0,
    duplicated: 0,
    invented: 0,
    stalled: 0,
    faults: [],
  });
  expect(isClean(tally)).toBe(true);
  expect(tally.rounds).toBe(rounds);
  expect(tally.acknowledged).toBeGreaterThanOrEqual(rounds / 2);
  // Every kill is told: where it struck.
  expect([...tally.histogram.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(rounds);
}, 240_000);

it.each([
  ['', 'Say how many'],
  ['--rounds', "Option '--rounds <value>' argument missing"],
  ['--rounds many', '--rounds many is not a whole number from 0 to 1000000.'],
  ['--rounds -3', 'argument is ambiguous'],
  ['--rounds 1.5', '--rounds 1.5 is not a whole number'],
  ['--rounds 0', '--rounds 0 would show nothing.'],
  ['--rounds 99999999', 'is not a whole number from 0 to 1000000'],
  ['--rounds 5 --app 6', '--app 6 is more than the 5 rounds.'],
  ['--rounds 5 --images 5', '--rounds and --images are different runs: name one.'],
  ['--images 5 --app 1', '--app belongs to --rounds'],
  ['--flips 5 --seed x', '--seed x is not a whole number.'],
  ['--rounds 5 --quick', "Unknown option '--quick'"],
  ['rounds 5', 'Unexpected argument'],
  ['--every-byte --flips 5', '--flips and --every-byte are different runs: name one.'],
  ['--every-byte --seed x', '--seed x is not a whole number.'],
])('"%s" is answered with what is wrong', (words, sentence) => {
  expect(readKillPlan(words === '' ? [] : words.split(' '), 0)).toMatchObject({
    ok: false,
    sentence: expect.stringContaining(sentence),
  });
});

it('a plan names its seed, and one round in two hundred has a window', () => {
  expect(readKillPlan(['--rounds', '2000', '--seed', '7'], 0)).toEqual({
    ok: true,
    plan: { what: 'rounds', rounds: 2000, app: 10, seed: 7 },
  });
  expect(readKillPlan(['--rounds', '20'], 0.25)).toMatchObject({ plan: { app: 0, seed: 250_000 } });
  expect(readKillPlan(['--images', '5', '--seed', '7'], 0)).toEqual({
    ok: true,
    plan: { what: 'images', count: 5, seed: 7 },
  });
});
