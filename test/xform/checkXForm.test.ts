import { expect, it } from 'vitest';
import { baseForm, changedForm } from './baseForm.ts';
import { check } from './told.ts';

it('a form in order has no problems and stays as it is, to the letter', () => {
  expect(check(baseForm)).toEqual({
    form: { formId: 'uji', version: '1', title: 'Uji', xml: baseForm, attachments: [] },
    problems: [],
  });
});

it('every fault is told, in the order of the lines', () => {
  const form = changedForm(
    ['<bind nodeset="/data/pilih" type="string"/>', '<bind nodeset="/data/pilh"/>'],
    ['/data/umur &gt; 1', '/data/umr &gt; 1 and foo()'],
    ['<value ref="name"/>', ''],
  );
  expect(check(form).problems.map(({ code, line }) => `${code} ${line}`)).toEqual([
    'node_unknown 12',
    'function_unknown 16',
    'node_unknown 16',
    'control_invalid 28',
  ]);
});
