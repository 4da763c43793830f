import { describe, expect, test } from 'vitest';
import { useFormPage } from './useFormPage.ts';

const form = useFormPage();
const { open, reopen, set, answers, invalid } = form;
describe('typed text that is no number', () => {
  const typed = '/data/satu/jumlah';
  const problem = () =>
    form.page().evaluate(() => {
      const place = window.harness.session.locate('jumlah');
      if (place?.node.kind !== 'question') throw new Error('no question');
      const state = place.node.state();
      return { text: state.text, problem: state.problem };
    });

  test('stays as it was typed, is told, and is told again after the draft was opened again', async () => {
    await open({ kind: 'input', name: 'jumlah', type: 'int', label: 'Jumlah' });
    await set(typed, 'dua belas');
    for (const _ of ['typed', 'reopened']) {
      expect(await answers()).toMatchObject({ [typed]: 'dua belas' });
      expect(await invalid()).toEqual([typed]);
      expect(await problem()).toEqual({ text: 'dua belas', problem: { kind: 'type', problem: 'notNumber' } });
      await reopen();
    }
    await set(typed, '12');
    expect(await answers()).toMatchObject({ [typed]: 12 });
    expect(await invalid()).toEqual([]);
  });

  test.each([
    ['int', '1.500', 1500, null],
    ['int', '1 500 000', 1_500_000, null],
    ['int', '12,5', '12,5', 'notWhole'],
    ['int', '99999999999', '99999999999', 'tooLarge'],
    ['decimal', '1,5', 1.5, null],
    ['decimal', '0,125', 0.125, null],
    ['decimal', '1.500', '1.500', 'unclearGroup'],
    ['decimal', '1.234,5', 1234.5, null],
    ['date', '4/3/2020', '2020-03-04', null],
    ['date', '31-02-2020', '31-02-2020', 'noSuchDay'],
    ['date', '4-3-20', '4-3-20', 'shortYear'],
    ['time', '9.30', '09:30:00', null],
    ['time', '25:00', '25:00', 'notTime'],
  ] as const)('%s "%s" reads as %j', async (type, written, answer, reason) => {
    await open({ kind: 'input', name: 'jumlah', type, label: 'Jumlah' });
    await set(typed, written);
    expect(await answers()).toMatchObject({ [typed]: answer });
    expect((await problem()).problem).toEqual(reason === null ? null : { kind: 'type', problem: reason });
    await reopen();
    expect(await answers()).toMatchObject({ [typed]: answer });
  });
});
