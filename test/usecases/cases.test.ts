import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../shared/domain/canonicalJson.ts';
import { CaseId } from '../../shared/model/ids.ts';
import { limits } from '../../shared/model/limits.ts';
import { sha256 } from '../../core/sha256.ts';
import { aDraftSave, aPack, caller, someAnswers } from '../support/builders.ts';
import { openCoreOnShift } from '../support/openCore.ts';
import { anyCases, takeCase } from '../support/takeCase.ts';

const voice = { channel: 'telepon', callerNumber: caller.number };

describe('saving a case', () => {
  it('answers with the hash of the exact text that is kept', async () => {
    const desk = await openCoreOnShift();
    const receipt = await takeCase(desk);
    const reveal = ['nik', 'telepon', 'callerNumber'];
    const { body } = await desk.call('case.open', { caseId: receipt.caseId, rev: null, reveal });
    expect(sha256(canonicalJson(body))).toBe(receipt.sha256);
    expect(body).toMatchObject({ rev: 1, baseRev: 0, reference: receipt.reference, talkMs: 60_000, missing: [] });
  });

  it('closes the call, removes the draft, and waits for the server', async () => {
    const desk = await openCoreOnShift();
    const receipt = await takeCase(desk);
    expect(await desk.call('work.list', {})).toEqual([]);
    expect(await desk.call('case.list', anyCases)).toMatchObject({
      total: 1,
      rows: [{ caseId: receipt.caseId, outbox: 'pending', review: 'unreviewed', disposition: 'lengkap' }],
    });
    expect((await desk.call('desk.state', {})).sync.pending).toBe(1);
  });

  it('asked for again gives the same receipt and no second case', async () => {
    const desk = await openCoreOnShift();
    const receipt = await takeCase(desk);
    desk.clock.advance(5_000);
    const again = { caseId: receipt.caseId, revision: 1, disposition: 'lengkap', dispositionNote: '' };
    expect(await desk.call('case.submit', again)).toEqual(receipt);
    expect((await desk.call('case.list', anyCases)).total).toBe(1);
  });

  it('is refused while questions that the disposition asks for are open, and says which', async () => {
    const desk = await openCoreOnShift();
    const { draft } = await desk.call('call.open', voice);
    const { revision } = await desk.call(
      'draft.save',
      aDraftSave(draft, { answers: { '/data/nama': 'Siti' }, invalid: ['/data/nik'] }),
    );
    const input = { caseId: draft.caseId, revision, disposition: 'lengkap', dispositionNote: '' };
    expect(await desk.core.call('case.submit', input)).toMatchObject({
      problem: { code: 'gaps', details: { missing: ['kendala'], invalid: ['/data/nik'] } },
    });
    expect(await desk.call('work.list', {})).toHaveLength(1);
    const partial = await desk.call('case.submit', { ...input, disposition: 'sebagian' });
    const { body } = await desk.call('case.open', { caseId: partial.caseId, rev: 1, reveal: [] });
    expect(body.missing).toEqual(['kendala']);
  });

  it.each([
    ['an unknown disposition', { disposition: 'nonsense' }, 'invalid_input'],
    ['an older revision', { revision: 0 }, 'conflict'],
  ])('is refused with %s, and the draft stays', async (_what, changes, code) => {
    const desk = await openCoreOnShift();
    const { draft } = await desk.call('call.open', voice);
    await desk.call('draft.save', aDraftSave(draft));
    const input = { caseId: draft.caseId, revision: 1, disposition: 'lengkap', dispositionNote: '', ...changes };
    expect(await desk.refused('case.submit', input)).toBe(code);
    expect(await desk.call('work.list', {})).toHaveLength(1);
  });

  it('is refused when it is larger than the server takes, with the limit, and the draft stays', async () => {
    const desk = await openCoreOnShift();
    const { draft } = await desk.call('call.open', voice);
    const answers = someAnswers(
      Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`/data/x${n}`, 'é'.repeat(19_000)])),
    );
    const { revision } = await desk.call('draft.save', aDraftSave(draft, { answers, instanceXml: '' }));
    const input = { caseId: draft.caseId, revision, disposition: 'lengkap', dispositionNote: '' };
    expect(await desk.core.call('case.submit', input)).toMatchObject({
      problem: { code: 'too_large', details: { limit: limits.caseBytes } },
    });
    expect(await desk.call('work.list', {})).toHaveLength(1);
  });

  it('of a case that never was is not found', async () => {
    const desk = await openCoreOnShift();
    const caseId = CaseId.parse('019d1d9e-0000-7000-8000-00000000dead');
    expect(
      await desk.refused('case.submit', { caseId, revision: 0, disposition: 'lengkap', dispositionNote: '' }),
    ).toBe('not_found');
  });
});

describe('the list of cases', () => {
  it('pages through everything once, newest first, also where the clock stood still', async () => {
    const desk = await openCoreOnShift();
    const saved = [];
    for (let n = 0; n < 11; n += 1) saved.push((await takeCase(desk, { talkMs: n % 3 === 0 ? 1_000 : 0 })).caseId);
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const page: { rows: { caseId: string }[]; next: string | null; total: number } = await desk.call('case.list', {
        ...anyCases,
        limit: 4,
        before,
      });
      expect(page.total).toBe(11);
      seen.push(...page.rows.map(({ caseId }) => caseId));
      before = page.next;
    } while (before !== null);
    expect(seen).toEqual(saved.toReversed());
  });

  it('shows no name and no number whole', async () => {
    const desk = await openCoreOnShift();
    await takeCase(desk);
    const text = JSON.stringify(await desk.call('case.list', anyCases));
    expect(text).toContain('S*** N*** W***');
    expect(text).toContain('+62 812 •••• 7766');
    expect(text).not.toMatch(/Nurhaliza|81299887766/);
  });

  it.each([
    'nurhaliza',
    'siti wahyu',
    '0812-9988',
    '+6281299887766',
    '99887766x',
    'belut',
    'godean sleman',
    'KU-260324-01-0001',
  ])('is searched by the beginnings of words: %s', async (search) => {
    const desk = await openCoreOnShift();
    await takeCase(desk);
    await takeCase(desk, {
      callerNumber: null,
      answers: someAnswers({ '/data/nama': 'Agus', '/data/usaha': 'Bengkel', '/data/wilayah': 'Bantul' }),
    });
    const { rows, total } = await desk.call('case.list', { ...anyCases, search });
    expect([rows.length, total]).toEqual(search === '99887766x' ? [0, 0] : [1, 1]);
  });

  it.each(['"', '*', 'a OR b', 'NEAR(a b)', 'name:x', '-', '((', '\u0000', '😀'])(
    'takes %j as words, never as a query',
    async (search) => {
      const desk = await openCoreOnShift();
      await takeCase(desk);
      const answer = await desk.core.call('case.list', { ...anyCases, search });
      expect(answer.ok).toBe(true);
    },
  );

  it('follows a correction: the old words are no longer found', async () => {
    const desk = await openCoreOnShift('rina');
    const { caseId } = await takeCase(desk);
    const { draft } = await desk.call('case.correct', { caseId });
    const { revision } = await desk.call(
      'draft.save',
      aDraftSave(draft, { answers: someAnswers({ '/data/usaha': 'Sambal Bawang' }) }),
    );
    await desk.call('case.submit', { caseId, revision, disposition: 'lengkap', dispositionNote: '' });
    expect((await desk.call('case.list', { ...anyCases, search: 'belut' })).total).toBe(0);
    expect((await desk.call('case.list', { ...anyCases, search: 'sambal' })).total).toBe(1);
  });

  it('is filtered by day, state and review', async () => {
    const desk = await openCoreOnShift();
    await takeCase(desk);
    const count = async (filter: object) => (await desk.call('case.list', { ...anyCases, ...filter })).total;
    expect(await count({ date: '2026-03-24', outbox: 'pending', review: 'unreviewed' })).toBe(1);
    expect(await count({ date: '2026-03-23' })).toBe(0);
    expect(await count({ outbox: 'accepted' })).toBe(0);
    expect(await count({ review: 'returned' })).toBe(0);
  });

  it("gives agents their own cases only, and supervisors everybody's", async () => {
    const desk = await openCoreOnShift('sari');
    const { caseId } = await takeCase(desk);
    await desk.call('session.signOut', {});
    await desk.signIn('budi');
    expect((await desk.call('case.list', anyCases)).total).toBe(0);
    expect(await desk.refused('case.list', { ...anyCases, scope: 'all' })).toBe('not_allowed');
    expect(await desk.refused('case.open', { caseId, rev: null, reveal: [] })).toBe('not_found');
    expect(await desk.refused('case.correct', { caseId })).toBe('not_allowed');
    await desk.call('session.signOut', {});
    await desk.signIn('rina');
    expect((await desk.call('case.list', { ...anyCases, scope: 'all' })).total).toBe(1);
  });

  it('refuses a cursor that it did not give', async () => {
    const desk = await openCoreOnShift();
    expect(await desk.refused('case.list', { ...anyCases, before: 'x' })).toBe('invalid_input');
  });
});

describe('opening a case', () => {
  it('masks what is sensitive in answers, document, history and number, until it is asked for by name', async () => {
    const desk = await openCoreOnShift('rina');
    const { draft } = await desk.call('call.open', voice);
    const changes = [
      { at: draft.createdAt, reference: '/data/nik', kind: 'answered' as const, value: caller.nik },
      { at: draft.createdAt, reference: '/data/usaha', kind: 'answered' as const, value: caller.business },
    ];
    const { revision } = await desk.call('draft.save', aDraftSave(draft, { changes }));
    const { caseId } = await desk.call('case.submit', {
      caseId: draft.caseId,
      revision,
      disposition: 'lengkap',
      dispositionNote: '',
    });

    const masked = await desk.call('case.open', { caseId, rev: null, reveal: [] });
    expect(JSON.stringify(masked)).not.toMatch(new RegExp(`${caller.nik}|81299887766`));
    expect(masked.masked).toEqual(['nik', 'telepon', 'callerNumber']);
    expect(masked.body.answers['/data/usaha']).toBe(caller.business);
    expect(masked.changes.map(({ value }) => value)).toEqual([null, caller.business]);

    const revealed = await desk.call('case.open', { caseId, rev: 1, reveal: ['nik', 'usaha'] });
    expect(revealed.body.answers['/data/nik']).toBe(caller.nik);
    expect(revealed.body.instanceXml).toContain(caller.nik);
    expect(revealed.masked).toEqual(['telepon', 'callerNumber']);
  });

  it('is in the log each time, each name that was revealed too', async () => {
    const desk = await openCoreOnShift('rina');
    const { caseId } = await takeCase(desk);
    await desk.call('case.open', { caseId, rev: null, reveal: [] });
    await desk.call('case.open', { caseId, rev: null, reveal: ['nik'] });
    await desk.call('caller.history', { callerNumber: caller.number });
    const kinds = ['case.viewed', 'case.revealed', 'caller.viewed'] as const;
    const log = await desk.call('shiftLog.page', {
      date: null,
      shiftId: null,
      agentId: null,
      kinds: [...kinds],
      after: 0,
      limit: 10,
    });
    expect(log.events.map(({ kind, data }) => [kind, data])).toEqual([
      ['case.viewed', { rev: 1 }],
      ['case.viewed', { rev: 1 }],
      ['case.revealed', { rev: 1, fields: 'nik' }],
      ['caller.viewed', { visits: 1 }],
    ]);
  });
});

describe('the history of a number', () => {
  it("shows what it called about before, other agents' calls too, names shortened", async () => {
    const desk = await openCoreOnShift('sari');
    await takeCase(desk);
    await desk.call('session.signOut', {});
    await desk.signIn('budi');
    const { visits } = await desk.call('caller.history', { callerNumber: caller.number });
    expect(visits).toMatchObject([
      { agentName: 'Sari Wulandari', callerName: 'S*** N*** W***', business: caller.business },
    ]);
  });
});

it('a pack that asks for nothing lets an empty wrong number go in one step', async () => {
  const desk = await openCoreOnShift();
  const { draft } = await desk.call('call.open', { channel: 'telepon', callerNumber: null });
  const quick = aPack().dispositions.find(({ quickKey }) => quickKey !== null)?.code ?? '';
  const input = { caseId: draft.caseId, revision: 0, disposition: quick, dispositionNote: '' };
  expect(await desk.call('case.submit', input)).toMatchObject({ rev: 1 });
});
