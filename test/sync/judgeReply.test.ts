import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BatchResults, type HttpAnswer, judgeReply } from '../../shared/domain/judgeReply.ts';
import { someItems } from '../support/batchItems.ts';

const offered = someItems(4).map((item) => ({ ...item, incarnation: 1 }));
const batchId = randomUUID();

const honest = (): BatchResults => ({
  batchId,
  results: offered.map(({ caseId, rev, sha256 }) => ({ caseId, rev, sha256, verdict: 'created', problem: null })),
});

const answer = (changes: Partial<HttpAnswer> = {}): HttpAnswer => ({
  status: 200,
  isProtocol: true,
  retryAfter: null,
  reply: honest(),
  problem: '',
  ...changes,
});

const judge = (changes: Partial<HttpAnswer>) => judgeReply(answer(changes), batchId, offered);
const withResults = (results: BatchResults['results']) => judge({ reply: { ...honest(), results } });

describe('a receipt', () => {
  test('is a 200 of our protocol with the echoed batch, every item once, and our own hashes', () => {
    expect(judge({})).toEqual({
      kind: 'answered',
      created: 4,
      duplicate: 0,
      again: [],
      fates: offered.map(({ caseId, rev }) => ({ caseId, rev, state: 'accepted', verdict: 'created' })),
    });
  });

  test('may list the items in any order', () => {
    expect(withResults(honest().results.toReversed())).toMatchObject({ kind: 'answered', created: 4 });
  });

  test('means for each verdict what the protocol says', () => {
    const verdicts = ['duplicate', 'quarantined', 'conflict', 'retry'] as const;
    const results = honest().results.map((result, i) => ({ ...result, verdict: verdicts[i] ?? ('created' as const) }));
    expect(withResults(results)).toMatchObject({
      created: 0,
      duplicate: 1,
      fates: [
        { state: 'accepted' },
        { state: 'parked', reason: 'quarantined' },
        { state: 'parked', reason: 'conflict' },
      ],
      again: [{ caseId: offered[3]?.caseId }],
    });
  });

  const spoilt: readonly [string, (results: BatchResults['results']) => BatchResults['results']][] = [
    ['one is missing', (it) => it.slice(1)],
    ['one is too many', (it) => [...it, ...it.slice(0, 1).map((r) => ({ ...r, rev: 9 }))]],
    ['one is there twice and another is not', (it) => [...it.slice(1), ...it.slice(1, 2)]],
    [
      'one has the hash of another',
      (it) => it.map((r, i) => ({ ...r, sha256: it[(i + 1) % it.length]?.sha256 ?? '' })),
    ],
    ['one has another case', (it) => it.map((r, i) => (i === 2 ? { ...r, caseId: randomUUID() } : r))],
    ['one has another revision', (it) => it.map((r, i) => (i === 2 ? { ...r, rev: 2 } : r))],
    ['there is none', () => []],
  ];
  test.each(spoilt)('is none when %s: nothing changes state', (_what, spoil) => {
    expect(withResults(spoil(honest().results))).toMatchObject({ kind: 'notOurServer', isProtocol: true });
  });

  test('is none for another batch, without the header, or without a reply that can be read', () => {
    expect(judge({ reply: { ...honest(), batchId: randomUUID() } }).kind).toBe('notOurServer');
    expect(judge({ isProtocol: false })).toMatchObject({ kind: 'notOurServer', isProtocol: false });
    expect(judge({ reply: null }).kind).toBe('notOurServer');
  });

  test('is never anything but a 200', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), fc.boolean(), (status, isProtocol) => {
        fc.pre(status !== 200 || !isProtocol);
        expect(judge({ status, isProtocol }).kind).not.toBe('answered');
      }),
    );
  });

  test('is not believed when any single thing in it is changed', () => {
    const anyResult = fc.record({
      caseId: fc.oneof(fc.constantFrom(...offered.map(({ caseId }) => String(caseId))), fc.uuid()),
      rev: fc.integer({ min: 1, max: 2 }),
      sha256: fc.constantFrom(...offered.map(({ sha256 }) => String(sha256)), 'f'.repeat(64)),
      verdict: fc.constantFrom('created' as const, 'duplicate' as const),
      problem: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.array(anyResult, { maxLength: 6 }), (results) => {
        const names = new Map(results.map((result) => [`${result.caseId}/${result.rev}`, result.sha256]));
        const isHonest =
          results.length === offered.length &&
          offered.every(({ caseId, rev, sha256 }) => names.get(`${caseId}/${rev}`) === sha256);
        expect(withResults(results).kind === 'answered').toBe(isHonest);
      }),
    );
  });
});

describe('an answer with status', () => {
  test.each([
    [204, true, 'notOurServer'],
    [301, true, 'notOurServer'],
    [302, false, 'notOurServer'],
    [400, true, 'rejected'],
    [400, false, 'notOurServer'],
    [401, true, 'refused'],
    [401, false, 'notOurServer'],
    [403, true, 'refused'],
    [403, false, 'notOurServer'],
    [404, true, 'notOurServer'],
    [407, false, 'notOurServer'],
    [408, false, 'serverFailed'],
    [413, true, 'tooLarge'],
    [413, false, 'tooLarge'],
    [415, true, 'codingRefused'],
    [422, true, 'rejected'],
    [426, true, 'outdated'],
    [426, false, 'notOurServer'],
    [422, false, 'notOurServer'],
    [429, false, 'serverBusy'],
    [500, true, 'serverFailed'],
    [502, false, 'serverFailed'],
    [503, false, 'serverBusy'],
    [504, false, 'serverFailed'],
    [511, false, 'serverFailed'],
  ])('%i, spoken by us: %s, is %s', (status, isProtocol, kind) => {
    expect(judge({ status, isProtocol }).kind).toBe(kind);
  });

  test('and a time to come back hands it on', () => {
    expect(judge({ status: 503, retryAfter: '120' })).toMatchObject({ retryAfter: 120 });
    expect(judge({ status: 500, retryAfter: 'soon' })).toMatchObject({ retryAfter: null });
  });
});

describe('what the ledger shows of an answer', () => {
  const others = honest().results.slice(1);
  const wrongHash = honest().results.map((result) => ({ ...result, sha256: 'f'.repeat(64) }));
  test.each([
    [{ status: 503, problem: 'urn:tanggap:problem:busy' }, 'HTTP 503 urn:tanggap:problem:busy'],
    [{ status: 500 }, 'HTTP 500'],
    [{ status: 404, isProtocol: false }, 'HTTP 404 without our protocol'],
    [{ reply: null }, 'HTTP 200, not a reply to a batch'],
    [{ reply: { ...honest(), batchId: randomUUID() } }, 'HTTP 200, the reply to another batch'],
    [{ reply: { ...honest(), results: others } }, 'HTTP 200, not one result for each'],
    [{ reply: { ...honest(), results: [...others, ...others.slice(0, 1)] } }, 'HTTP 200, not one result for each'],
    [{ reply: { ...honest(), results: wrongHash } }, 'HTTP 200, the hash of other bytes'],
  ] satisfies [Partial<HttpAnswer>, string][])('%o is told in few words', (changes, detail) => {
    expect(judge(changes)).toMatchObject({ detail });
  });

  test('is no longer than a line, whatever a server says', () => {
    const problem = 'x'.repeat(5_000);
    expect(judge({ status: 500, problem })).toMatchObject({ detail: `HTTP 500 ${problem}`.slice(0, 300) });
    const kept = { verdict: 'quarantined', problem: { type: problem, detail: '' } } as const;
    const results = honest().results.map((result) => ({ ...result, ...kept }));
    expect(withResults(results)).toMatchObject({ fates: results.map(() => ({ detail: problem.slice(0, 300) })) });
  });
});
