import { expect, it } from 'vitest';
import { answerOf, isAnswered } from '../../shared/domain/answerOf.ts';

const answers = {
  '/data/usaha/nama_usaha': 'Warung Bu Siti',
  '/data/utang[1]/lembaga': ' ',
  '/data/utang[2]/lembaga': 'BRI',
  '/data/skala/pekerja': 0,
  '/data/dampak/kendala': [],
  '/data/usaha/nib': '',
  '/data/usaha/nib_na': 'tidak_punya',
};

it('finds an answer by the name of its question, wherever that stands', () => {
  expect(answerOf(answers, 'nama_usaha')).toBe('Warung Bu Siti');
});

it('in a repeat takes the first row that was answered', () => {
  expect(answerOf(answers, 'lembaga')).toBe('BRI');
});

it('does not take one name for another that ends alike', () => {
  expect(answerOf(answers, 'usaha')).toBeNull();
});

it('nought is an answer; blanks and an empty list are none', () => {
  expect(isAnswered(answers, 'pekerja')).toBe(true);
  expect(isAnswered(answers, 'kendala')).toBe(false);
  expect(isAnswered(answers, 'nib_na')).toBe(true);
});

it('a structured non-answer counts as an answer', () => {
  expect(answerOf(answers, 'nib')).toBeNull();
  expect(isAnswered(answers, 'nib')).toBe(true);
});
