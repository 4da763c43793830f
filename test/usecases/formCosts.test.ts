import { expect, it } from 'vitest';
import type { DraftChange } from '../../shared/model/draft.ts';
import { questionCosts } from '../../shared/domain/questionCosts.ts';
import { aDraftSave, someAnswers } from '../support/builders.ts';
import { openCoreOnShift } from '../support/openCore.ts';

type Step = Omit<DraftChange, 'value'>;

/** "12 shown nama": seconds after nine, what happened, to which question. */
const steps = (...lines: readonly string[]): Step[] =>
  lines.map((line) => {
    const [seconds = '', kind = '', name = ''] = line.split(' ');
    const at = new Date(Date.parse('2026-03-24T02:00:00.000Z') + Number(seconds) * 1000).toISOString();
    const kinds: Record<string, Step['kind']> = { answered: 'answered', changed: 'changed', cleared: 'cleared' };
    return { at, reference: `/data/${name}`, kind: kinds[kind] ?? 'shown' };
  });

const questions = ['nama', 'nik', 'nik_na', 'usaha'].map((name) => ({ name, reference: `/data/${name}` }));

const costOf = (name: string, ...cases: readonly Step[][]) =>
  questionCosts(cases, questions).find((cost) => cost.name === name);

it('counts from when a question was shown, or from the answer before it', () => {
  const one = steps('0 shown nama', '0 shown nik', '8 answered nama', '20 answered nik');
  expect(costOf('nama', one)).toMatchObject({ asked: 1, answered: 1, medianSeconds: 8 });
  expect(costOf('nik', one)).toMatchObject({ asked: 1, answered: 1, medianSeconds: 12 });
  const later = steps('0 shown nama', '8 answered nama', '30 shown nik', '34 answered nik');
  expect(costOf('nik', later)).toMatchObject({ medianSeconds: 4 });
});

it('the median of an even number of calls lies between the two in the middle', () => {
  const taking = (seconds: number) => steps('0 shown nama', `${seconds} answered nama`);
  expect(costOf('nama', taking(2), taking(4), taking(100))).toMatchObject({ medianSeconds: 4, asked: 3 });
  expect(costOf('nama', taking(2), taking(4), taking(6), taking(100))).toMatchObject({ medianSeconds: 5 });
  expect(costOf('nama', steps('0 shown nama'))).toMatchObject({ asked: 1, answered: 0, medianSeconds: null });
});

it('an answer that is changed or cleared later was a correction; one that is still being typed was not', () => {
  const typing = steps('0 shown nama', '2 answered nama', '4 changed nama', '6 changed nama');
  expect(costOf('nama', typing)).toMatchObject({ corrections: 0, answered: 1 });
  const back = steps('0 shown nama', '2 answered nama', '3 answered usaha', '5 changed nama', '60 changed nama');
  expect(costOf('nama', back)).toMatchObject({ corrections: 2, answered: 1 });
  const cleared = steps('0 shown nama', '2 answered nama', '3 cleared nama');
  expect(costOf('nama', cleared)).toMatchObject({ corrections: 1, answered: 0 });
});

it('who would not or could not say is counted at the question, and is no question', () => {
  const declined = steps('0 shown nik', '0 shown nik_na', '5 answered nik_na');
  const undecided = steps('0 shown nik', '5 answered nik_na', '6 cleared nik_na', '9 answered nik');
  expect(costOf('nik', declined, undecided)).toMatchObject({ asked: 2, answered: 1, nonAnswers: 1 });
  expect(costOf('nik_na', declined)).toBeUndefined();
});

it('a question inside a repeat counts once for each of its rows', () => {
  const rows = steps(
    '0 shown utang[1]/bank',
    '3 answered utang[1]/bank',
    '4 shown utang[2]/bank',
    '9 answered utang[2]/bank',
  );
  const [cost] = questionCosts([rows], [{ name: 'bank', reference: '/data/utang/bank' }]);
  expect(cost).toMatchObject({ asked: 2, answered: 2, medianSeconds: 4 });
});

it('a version costs what its finished cases cost; drafts and other versions do not count', async () => {
  const desk = await openCoreOnShift('rina');
  const { formHash } = await desk.call('pack.current', {});
  const at = (seconds: number) => `2026-03-24T02:00:${String(seconds).padStart(2, '0')}.000Z`;
  const changes: DraftChange[] = [
    { at: at(0), reference: '/data/nama', kind: 'shown', value: null },
    { at: at(7), reference: '/data/nama', kind: 'answered', value: 'Siti' },
    { at: at(40), reference: '/data/nama', kind: 'changed', value: 'Siti N' },
  ];
  const costs = async () => (await desk.call('forms.costs', { formHash })).costs;
  const { draft } = await desk.call('call.open', { channel: 'telepon', callerNumber: null });
  const { revision } = await desk.call('draft.save', aDraftSave(draft, { answers: someAnswers(), changes }));
  expect((await costs()).find(({ name }) => name === 'nama')).toMatchObject({ asked: 0, medianSeconds: null });
  await desk.call('case.submit', { caseId: draft.caseId, revision, disposition: 'lengkap', dispositionNote: '' });
  expect((await costs())[0]).toEqual({
    name: 'nama',
    reference: '/data/nama',
    asked: 1,
    answered: 1,
    medianSeconds: 7,
    corrections: 1,
    nonAnswers: 0,
  });
  expect((await costs()).map(({ name }) => name)).toEqual(
    'nama nik telepon usaha wilayah kode_wilayah kendala'.split(' '),
  );
  const other = { formHash: (await desk.call('pack.current', {})).hash };
  expect(await desk.refused('forms.costs', other)).toBe('not_found');
});
