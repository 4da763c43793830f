import { randomUUID } from 'node:crypto';
import { BatchReply, routes } from '../../shared/contract/http.ts';
import { allOf, type Check, seen } from './check.ts';
import type { Answer } from './exchange.ts';
import { batchOf } from './openSubject.ts';
import { hashOf, itemOf, sampleItem, sampleItems } from './sampleCase.ts';

const said = (verdicts: string, wanted: string) =>
  seen(verdicts === wanted, verdicts === wanted ? verdicts : `${verdicts}, not ${wanted}`);

const times = (count: number, verdict: string): string => Array.from({ length: count }, () => verdict).join(', ');

/** Letters of several scripts, one outside the first plane, one made of two, a line separator and everything JSON escapes. */
const letters = 'Köln – “tanya” \u{1F64F} ᬩᬮᬶ \u2028 \\ / \t "é" e\u0301';

/** The same JSON document written in ASCII alone. */
const inAscii = (text: string): string =>
  text.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const hashesOf = ({ json }: Answer): string => {
  const reply = BatchReply.safeParse(json);
  return reply.success ? reply.data.results.map(({ sha256 }) => sha256).join() : '';
};

/** Results item by item: created, duplicate, conflict, quarantined. */
export const batchChecks: readonly Check[] = [
  {
    says: "a new revision is created; the answer has the batch id, the server's time and one result for each item",
    look: async ({ reply, incarnation }) => {
      const items = sampleItems(3);
      const batchId = randomUUID();
      const answer = await reply(items, { batchId, incarnation: incarnation() });
      const names = answer.results.map(({ caseId, rev, sha256 }) => `${caseId} ${rev} ${sha256}`);
      const wanted = items.map(({ caseId, rev, sha256 }) => `${caseId} ${rev} ${sha256}`);
      return allOf(
        said(answer.results.map(({ verdict }) => verdict).join(', '), times(3, 'created')),
        seen(answer.batchId === batchId, `the batch id is ${answer.batchId === batchId ? 'the same' : 'another'}`),
        seen(
          names.toSorted().join() === wanted.toSorted().join(),
          `${names.filter((name) => wanted.includes(name)).length} of 3 named as they were sent`,
        ),
      );
    },
  },
  {
    says: 'the same bytes under the same name are a duplicate, in any order, in any company, in any batch',
    look: async ({ verdicts, incarnation }) => {
      const [a, b, c] = [sampleItem({ seq: 1 }), sampleItem({ seq: 2 }), sampleItem({ seq: 3 })];
      const own = { incarnation: incarnation() };
      await verdicts([a, b], own);
      return allOf(
        said(await verdicts([b, a], own), times(2, 'duplicate')),
        said(await verdicts([c, a], own), 'created, duplicate'),
        said(await verdicts([a, b, c], { incarnation: incarnation() }), times(3, 'duplicate')),
      );
    },
  },
  {
    says: 'other bytes under a name that is taken are a conflict, and both are kept: the first stays what is stored',
    look: async ({ reply, verdicts, incarnation }) => {
      const own = { incarnation: incarnation() };
      const first = sampleItem({ note: 'first' });
      const other = sampleItem({ caseId: first.caseId, note: 'other' });
      await verdicts([first], own);
      const [result] = (await reply([other], own)).results;
      return allOf(
        said(result?.verdict ?? 'nothing', 'conflict'),
        seen(
          result?.sha256 === other.sha256,
          `its hash is ${result?.sha256 === other.sha256 ? '' : 'not '}of its bytes`,
        ),
        said(await verdicts([first, other], own), 'duplicate, conflict'),
      );
    },
  },
  {
    says: 'one name twice in a batch: the first is created, the second compared with it',
    look: async ({ verdicts, incarnation }) => {
      const first = sampleItem({ note: 'first' });
      const other = sampleItem({ caseId: first.caseId, note: 'other' });
      return said(
        await verdicts([first, first, other], { incarnation: incarnation() }),
        'created, duplicate, conflict',
      );
    },
  },
  {
    says: 'what is no case is quarantined, with the hash of its bytes, also when it comes again',
    look: async ({ reply, verdicts, incarnation }) => {
      const own = { incarnation: incarnation() };
      const odd = itemOf('{"schema":1,"nothing":"else"}');
      const [result] = (await reply([odd], own)).results;
      return allOf(
        said(result?.verdict ?? 'nothing', 'quarantined'),
        seen(result?.problem !== null, result?.problem === null ? 'no problem is named' : (result?.problem.type ?? '')),
        seen(result?.sha256 === odd.sha256, `its hash is ${result?.sha256 === odd.sha256 ? '' : 'not '}of its bytes`),
        said(await verdicts([odd], own), 'quarantined'),
      );
    },
  },
  {
    says: 'one bad item never costs the others: members missing, nothing, a list, a number, a wrong type',
    look: async ({ verdicts, incarnation }) => {
      const good = sampleItems(3);
      const { seq: _left, ...without } = sampleItem({ seq: 9 });
      const bad = [without, null, [], 7, { ...sampleItem({ seq: 10 }), rev: 'one' }];
      const sent = [good[0], bad[0], bad[1], good[1], bad[2], bad[3], bad[4], good[2]];
      return said(
        await verdicts(sent, { incarnation: incarnation() }),
        'created, quarantined, quarantined, created, quarantined, quarantined, quarantined, created',
      );
    },
  },
  {
    says: 'rev 2 is taken before rev 1, and a later seq before an earlier one',
    look: async ({ verdicts, incarnation }) => {
      const own = { incarnation: incarnation() };
      const caseId = randomUUID();
      return allOf(
        said(await verdicts([sampleItem({ caseId, rev: 2, seq: 9 })], own), 'created'),
        said(await verdicts([sampleItem({ caseId, rev: 1, seq: 4 })], own), 'created'),
      );
    },
  },
  {
    says: 'a hash that is not of the bytes is told: the answer has the hash of the bytes, and nothing is created under the wrong one',
    look: async ({ reply, incarnation }) => {
      const item = sampleItem();
      const [result] = (await reply([{ ...item, sha256: hashOf('other') }], { incarnation: incarnation() })).results;
      return allOf(
        said(result?.verdict ?? 'nothing', 'quarantined'),
        seen(
          result?.sha256 === item.sha256,
          `the hash is ${result?.sha256 === item.sha256 ? 'of the bytes' : 'another'}`,
        ),
      );
    },
  },
  {
    says: 'the hash is over the UTF-8 bytes of the text, whatever its letters and however JSON writes them',
    look: async ({ device, post, incarnation }) => {
      const items = [sampleItem({ seq: 1, note: letters }), sampleItem({ seq: 2, note: letters.normalize('NFC') })];
      const batch = () => JSON.stringify(batchOf(device, items, { incarnation: incarnation() }));
      const plain = await post(routes.batches.path, batch());
      const escaped = await post(routes.batches.path, inAscii(batch()));
      const hashes = items.map(({ sha256 }) => sha256).join();
      const isRight = (answer: Answer): boolean => hashesOf(answer) === hashes;
      return allOf(
        seen(isRight(plain), `as letters: ${isRight(plain) ? 'the same hashes' : `${plain.status}, other hashes`}`),
        seen(isRight(escaped), `as \\u escapes: ${isRight(escaped) ? 'the same hashes' : `${escaped.status}, others`}`),
      );
    },
  },
  {
    says: 'the same batch three times at once creates each revision exactly once',
    look: async ({ reply, incarnation }) => {
      const items = sampleItems(20);
      const own = { incarnation: incarnation() };
      const replies = await Promise.all([reply(items, own), reply(items, own), reply(items.toReversed(), own)]);
      const all = replies.flatMap(({ results }) => results);
      const created = all.filter(({ verdict }) => verdict === 'created');
      const ids = new Set(created.map(({ caseId }) => caseId));
      const odd = all.filter(({ verdict }) => !['created', 'duplicate', 'retry'].includes(verdict));
      return seen(
        created.length === 20 && ids.size === 20 && odd.length === 0,
        `${created.length} created, ${all.length - created.length - odd.length} duplicates, ${odd.length} others`,
      );
    },
  },
];
