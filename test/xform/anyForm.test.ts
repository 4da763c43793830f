import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { limits } from '../../shared/model/limits.ts';
import { FormDefinition } from '../../shared/model/formFiles.ts';
import { FormProblem } from '../../shared/model/formProblem.ts';
import { baseForm } from './baseForm.ts';
import { check } from './told.ts';

const words = [
  '/data/nama',
  '/data/umur',
  '/data/grup',
  '/data',
  'nama',
  '..',
  '.',
  '',
  ' ',
  "instance('daftar')/root/item",
  '${nama}',
  "jr:itext('nama')",
  'jr:count',
  'odk-new-repeat',
  'xforms-value-changed',
  'select',
  'repeat',
  'group',
  'label',
  'item',
  'value',
  'bind',
  'true()',
  '1 + ',
  '--1',
  '(a | b)[2]',
  "regex(., '(')",
  '999999',
  'jr://file-csv/x.csv',
  '<group/>',
  '<repeat/>',
  '</model>',
  '<itemset/>',
  '<label/>',
  '<output/>',
  '<![CDATA[x]]>',
  '&amp;',
  ' ref="/data/umur"',
  ' xmlns="urn:x"',
  ' jr:template=""',
]; // prettier-ignore

/** Where names, attributes and values begin and end: a change there leaves more well-formed than one anywhere. */
const seams = [...baseForm.matchAll(/(?<=[<"/ >'])|(?=[>"/ <'])/g)].map(({ index }) => index);
const change = fc.record({
  from: fc.nat(seams.length - 1),
  length: fc.oneof(fc.constant(0), fc.constant(1), fc.nat(6)),
  put: fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 3 })),
});

it('no change of a form makes the check throw, and what it hands on is checked again without a new change', () => {
  let accepted = 0;
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const xml = changes.reduce((form, { from, length, put }) => {
        const [start, end] = [seams[from] ?? 0, seams[from + length] ?? form.length];
        return form.slice(0, start) + put + form.slice(Math.max(start, end));
      }, baseForm);
      const { form, problems } = check(xml, { 'x.csv': 'name,label\na,A' });
      for (const problem of problems) FormProblem.parse(problem);
      expect(form === null).toBe(problems.some(({ severity }) => severity === 'error'));
      if (form === null) return;
      accepted += 1;
      FormDefinition.parse(form);
      expect(check(form.xml, { 'x.csv': 'name,label\na,A' }).form?.xml).toBe(form.xml);
    }),
    { numRuns: 1_500 },
  );
  expect(accepted).toBeGreaterThan(50);
});

it('any text is answered', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
      expect(check(text)).toMatchObject({ form: null, problems: [{ code: 'xml_invalid' }] });
    }),
  );
});

it('a form over the limit is refused before it is read', () => {
  expect(check(' '.repeat(limits.formCharacters + 1)).problems).toMatchObject([
    { code: 'workbook_too_large', line: null },
  ]);
});

it('a form of thousands of faults is answered, each of them told', () => {
  const binds = Array.from(
    { length: 5_000 },
    (_, index) => `<bind nodeset="/data/n${index}" relevant="/data/m${index} = 1"/>`,
  );
  const { problems } = check(baseForm.replace('</model>', `${binds.join('')}</model>`));
  expect(problems).toHaveLength(10_000);
});

it('nesting and chains of hostile length are answered', () => {
  const expressions = [
    '('.repeat(5_000),
    '/a'.repeat(100_000),
    `${'1+'.repeat(3_990)}1`,
    `a${'[a'.repeat(90)}${']'.repeat(90)}`,
    '//*'.repeat(50),
    `${'/data/*['.repeat(60)}1${']'.repeat(60)}`,
    `${'substring-after('.repeat(60)}/data/nama${", '::')".repeat(60)}`,
    `${'sum(/data/baris['.repeat(40)}1${'])'.repeat(40)}`,
    `${'if(1, '.repeat(90)}1${', 2)'.repeat(90)}`,
  ];
  for (const expression of expressions) {
    const { form, problems } = check(baseForm.replace("concat(/data/nama, 'x')", () => expression));
    expect(form === null).toBe(problems.some(({ severity }) => severity === 'error'));
  }
});
