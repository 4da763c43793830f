import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasSeq, missingSeqs, mostRanges, noSeqs, withRanges, withSeqs } from '../../server/arrivedSeqs.ts';

const someSeqs = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 40 });

test('what has arrived is what arrived, in whatever order and however often', () => {
  fc.assert(
    fc.property(fc.array(someSeqs), (batches) => {
      const arrived = batches.reduce(withSeqs, noSeqs);
      const seqs = new Set(batches.flat());
      for (let seq = 1; seq <= 61; seq += 1) expect(hasSeq(arrived, seq)).toBe(seqs.has(seq));
    }),
  );
});

test('the watermark is the last number before the first hole, and the holes are the rest', () => {
  fc.assert(
    fc.property(someSeqs, (seqs) => {
      const { contiguousSeq, ranges } = withSeqs(noSeqs, seqs);
      const present = new Set(seqs);
      let expected = 0;
      while (present.has(expected + 1)) expected += 1;
      expect(contiguousSeq).toBe(expected);
      const holes = missingSeqs({ contiguousSeq, ranges }).flatMap(([from, to]) =>
        Array.from({ length: to - from + 1 }, (_, i) => from + i),
      );
      const highest = Math.max(0, ...seqs);
      expect(holes).toEqual(Array.from({ length: highest }, (_, i) => i + 1).filter((seq) => !present.has(seq)));
    }),
  );
});

test('it never goes back, and the order of two batches does not matter', () => {
  fc.assert(
    fc.property(someSeqs, someSeqs, (a, b) => {
      const before = withSeqs(noSeqs, a);
      const after = withSeqs(before, b);
      expect(after.contiguousSeq).toBeGreaterThanOrEqual(before.contiguousSeq);
      expect(after).toEqual(withSeqs(withSeqs(noSeqs, b), a));
      expect(withSeqs(after, [...a, ...b])).toBe(after);
    }),
  );
});

test('ranges are as short as they can be: apart from each other and from the watermark', () => {
  fc.assert(
    fc.property(someSeqs, someSeqs, (a, b) => {
      const { contiguousSeq, ranges } = withRanges(
        withSeqs(noSeqs, a),
        b.map((seq) => [seq, seq + 2] as const),
      );
      let end = contiguousSeq;
      for (const [from, to] of ranges) {
        expect(from).toBeGreaterThan(end + 1);
        expect(to).toBeGreaterThanOrEqual(from);
        end = to;
      }
    }),
  );
});

test('a device that leaves holes without end fills no memory, and what is forgotten is never taken for arrived', () => {
  const odd = Array.from({ length: 3 * mostRanges }, (_, i) => 2 * i + 3);
  const arrived = withSeqs(noSeqs, odd);
  expect(arrived.ranges).toHaveLength(mostRanges);
  expect(odd.filter((seq) => hasSeq(arrived, seq))).toEqual(odd.slice(0, mostRanges));
  const even = Array.from({ length: 3 * mostRanges }, (_, i) => 2 * i + 2);
  // Once they come again they count again.
  expect(withSeqs(arrived, [1, ...even, ...odd])).toEqual({ contiguousSeq: 6 * mostRanges + 1, ranges: [] });
});
