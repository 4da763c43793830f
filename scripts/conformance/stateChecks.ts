import type { BatchReply, ServerState } from '../../shared/contract/http.ts';
import { type Check, type Seen, seen } from './check.ts';
import type { Subject } from './openSubject.ts';
import { itemOf, sampleItem } from './sampleCase.ts';

type Step = { readonly items: readonly unknown[]; readonly contiguous: number };

const stateOf = ({ state }: BatchReply): ServerState => {
  if (state === undefined) throw new Error('the reply to a batch has no state');
  return state;
};

/** Sends batch after batch of one incarnation and compares how far the server says that it has come. */
async function watermarks({ reply, incarnation }: Subject, steps: readonly Step[]): Promise<Seen> {
  const own = { incarnation: incarnation() };
  const saw: string[] = [];
  let isRight = true;
  for (const { items, contiguous } of steps) {
    const { watermark } = stateOf(await reply(items, own));
    saw.push(String(watermark.contiguousSeq));
    isRight &&=
      watermark.incarnation === own.incarnation &&
      watermark.contiguousSeq === contiguous &&
      watermark.securedSeq <= watermark.contiguousSeq;
  }
  const wanted = steps.map(({ contiguous }) => contiguous).join(', ');
  return seen(isRight, isRight ? saw.join(', ') : `${saw.join(', ')}, not ${wanted}`);
}

const seqs = (...all: readonly number[]) => all.map((seq) => sampleItem({ seq }));

/** What a server says of itself beside its results. */
export const stateChecks: readonly Check[] = [
  {
    says: 'every reply to a batch tells the epoch, the watermark of its incarnation and the limits; the epoch stays',
    look: async ({ reply, incarnation }) => {
      const own = { incarnation: incarnation() };
      const first = stateOf(await reply(seqs(1), own));
      const second = stateOf(await reply(seqs(2), own));
      return seen(
        first.epoch === second.epoch && first.limits.items > 0 && first.limits.bytes > 0,
        `${first.epoch === second.epoch ? 'one epoch' : 'two epochs'}, ${first.limits.items} items, ${first.limits.bytes} bytes`,
      );
    },
  },
  {
    says: 'contiguousSeq is the highest number up to which nothing is missing',
    look: (subject) =>
      watermarks(subject, [
        { items: seqs(1, 2), contiguous: 2 },
        { items: seqs(4, 5), contiguous: 2 },
        { items: seqs(3), contiguous: 5 },
        { items: seqs(9), contiguous: 5 },
        { items: seqs(8, 6, 7), contiguous: 9 },
      ]),
  },
  {
    says: 'contiguousSeq never sinks, whatever comes again',
    look: async (subject) => {
      const items = seqs(1, 2, 3);
      return watermarks(subject, [
        { items, contiguous: 3 },
        { items: items.slice(0, 1), contiguous: 3 },
        { items: items.toReversed(), contiguous: 3 },
      ]);
    },
  },
  {
    says: 'contiguousSeq is 0 while number 1 is missing, and begins anew with each incarnation',
    look: async (subject) => {
      const one = await watermarks(subject, [{ items: seqs(2, 3), contiguous: 0 }]);
      const other = await watermarks(subject, [{ items: seqs(1), contiguous: 1 }]);
      return seen(one.ok && other.ok, `${one.saw}; ${other.saw}`);
    },
  },
  {
    says: 'what is quarantined or in conflict has arrived too',
    look: async (subject) => {
      const first = sampleItem({ seq: 1 });
      return watermarks(subject, [
        { items: [first], contiguous: 1 },
        { items: [itemOf('no case', { seq: 2 })], contiguous: 2 },
        { items: [sampleItem({ caseId: first.caseId, seq: 3, note: 'other' })], contiguous: 3 },
      ]);
    },
  },
];
