import { expect, it } from 'vitest';
import { cutAt, tear, tearImage } from '../../scripts/kill/tearImage.ts';
import { tornImages } from '../../scripts/kill/tornImages.ts';
import { isClean } from '../../scripts/kill/tally.ts';
import { seededRandom } from '../support/seededRandom.ts';

const images = 200;

it(`of ${images} images of a power cut none loses an acknowledged case, invents one, or is taken for damage`, async () => {
  const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 100_000);
  const tally = await tornImages(images, seed, () => undefined);
  expect({ seed, ...tally }).toMatchObject({ seed, rounds: images, lost: 0, invented: 0, faults: [] });
  expect(isClean(tally)).toBe(true);
  // Every kind of file was torn, and some images held the case whose answer was never given.
  expect(tally.acknowledged).toBeGreaterThan(images);
  expect(tally.committedUnacked).toBeGreaterThan(0);
  for (const file of ['journal', 'WAL']) {
    expect([...tally.histogram.keys()].some((how) => how.startsWith(file))).toBe(true);
  }
}, 240_000);

const moment = (files: Readonly<Record<string, string>>) => ({
  files: new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])),
  acknowledged: new Map<string, string>(),
});
const chance = (seed: number) => seededRandom(seed, () => 0).unit;

it('a flushed file is whole before the next one is torn, and what was there before stays', () => {
  const before = moment({ 'journal/1.cj': 'old', 'tanggap.db-wal': 'wal' });
  const after = moment({ 'journal/1.cj': 'old and new', 'tanggap.db-wal': 'wal and more' });
  const seen = Array.from({ length: 200 }, (_, seed) => {
    const image = tearImage(before, after, chance(seed));
    const text = (name: string): string => image?.files.get(name)?.toString() ?? '';
    expect(text('journal/1.cj').slice(0, 3)).toBe('old');
    expect(text('tanggap.db-wal').slice(0, 3)).toBe('wal');
    if (text('tanggap.db-wal') !== 'wal') expect(text('journal/1.cj')).toBe('old and new');
    return `${text('journal/1.cj').length} ${text('tanggap.db-wal').length}`;
  });
  // Every byte of both was a place to cut at.
  expect(new Set(seen).size).toBeGreaterThanOrEqual(16);
  expect(tearImage(before, before, chance(1))).toBeNull();
});

it('a file that is written over from its start keeps the old bytes where the new ones had not come', () => {
  expect(cutAt(Buffer.from('aaaaaa'), Buffer.from('bbb'), 2).toString()).toBe('bbaaaa');
  const whole = Buffer.alloc(4096, 'b');
  const torn = tear(Buffer.alloc(1024, 'a'), whole, 'zeroed sectors', chance(3)).bytes;
  expect(torn).toHaveLength(4096);
  const sectors = Array.from({ length: 8 }, (_, i) => [...new Set(torn.subarray(i * 512, i * 512 + 512))]);
  for (const [i, values] of sectors.entries()) {
    expect(values).toHaveLength(1);
    expect(['b', i < 2 ? 'a' : '\0']).toContain(String.fromCharCode(values[0] ?? 1));
  }
  expect(new Set(sectors.flat()).size).toBeGreaterThan(1);
});
