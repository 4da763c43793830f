import { expect, test } from 'vitest';
import { carryAnswers } from '../../renderer/form/engine/carryAnswers.ts';

const places = (leaves: readonly string[], repeats: readonly string[] = []) => ({
  leaves: new Set(leaves),
  repeats: new Set(repeats),
});

test('an answer stays at its own path, wherever else its name may stand', () => {
  const from = places(['/data/a/nama', '/data/b/nama']);
  const to = places(['/data/b/nama', '/data/c/nama']);
  expect([...carryAnswers({ '/data/b/nama': 'Sari' }, from, to)]).toEqual([['/data/b/nama', '/data/b/nama']]);
});

test('a question that moved is found by its name, when the name stands once in both', () => {
  const from = places(['/data/salam/nama', '/data/salam/kota']);
  const to = places(['/data/identitas/nama', '/data/identitas/kota', '/data/usaha/kota']);
  const carried = carryAnswers({ '/data/salam/nama': 'Sari', '/data/salam/kota': 'Solo' }, from, to);
  expect([...carried]).toEqual([['/data/salam/nama', '/data/identitas/nama']]);
});

test('rows of a repeat keep their numbers, also when the repeat moved into a group', () => {
  const from = places(['/data/utang/lembaga'], ['/data/utang']);
  const to = places(['/data/keuangan/utang/lembaga'], ['/data/keuangan/utang']);
  const answers = { '/data/utang[1]/lembaga': 'BRI', '/data/utang[2]/lembaga': 'BNI' };
  expect([...carryAnswers(answers, from, to).values()]).toEqual([
    '/data/keuangan/utang[1]/lembaga',
    '/data/keuangan/utang[2]/lembaga',
  ]);
});

test('of a repeat that is none any more only the first row has a place', () => {
  const from = places(['/data/utang/lembaga'], ['/data/utang']);
  const to = places(['/data/utang/lembaga']);
  const answers = { '/data/utang[1]/lembaga': 'BRI', '/data/utang[2]/lembaga': 'BNI' };
  expect([...carryAnswers(answers, from, to)]).toEqual([['/data/utang[1]/lembaga', '/data/utang/lembaga']]);
});

test('an answer goes into the first row of a repeat that was a plain question', () => {
  const from = places(['/data/lembaga']);
  const to = places(['/data/utang/lembaga'], ['/data/utang']);
  expect([...carryAnswers({ '/data/lembaga': 'BRI' }, from, to).values()]).toEqual(['/data/utang[1]/lembaga']);
});

test('what the new form does not ask is not carried', () => {
  expect([...carryAnswers({ '/data/a': 'x' }, places(['/data/a']), places(['/data/b']))]).toEqual([]);
});
