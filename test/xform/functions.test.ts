import { expect, it } from 'vitest';
import { foreignFunctions, xpathFunctions, type XPathFunction } from '../../shared/xform/xpath/functions.ts';
import { useFormPage } from '../form/useFormPage.ts';

// The engine's own parser reports what it refuses as a small styled page, which the policy keeps from being styled.
const form = useFormPage({ tolerated: /inline style/ });

/** What stands for each part of a usage, by its name there. */
const samples: Readonly<Record<string, string>> = {
  algorithm: "'MD5'",
  column: "'label'",
  date: "'2020-03-16'",
  encoding: "'hex'",
  format: "'%Y'",
  key: "'a'",
  'key column': "'name'",
  line: "'1 2; 3 4'",
  list: "'daftar'",
  name: "'daftar'",
  nodes: '/data/pilih',
  'nodes of inner repeat': '/data/baris',
  'nodes of question': '/data/baris/y',
  'nodes of repeat': '/data/baris',
  "'path of question'": "'/data/pilih'",
  pattern: "'a'",
  point: "'1 2'",
  shape: "'1 2; 3 4; 5 6; 1 2'",
  text: "'a'",
  time: "'2020-03-16T07:30'",
};

const call = ({ name, usage }: XPathFunction, count: number): string => {
  const parts = usage
    .slice(name.length + 1, -1)
    .split(', ')
    .filter((part) => part !== '');
  const args = Array.from({ length: count }, (_, index) => {
    const part = parts[index] ?? parts.at(-1) ?? '';
    // The distance of a line, or from point to point.
    if (name === 'distance' && count > 1) return "'1 2'";
    return samples[part.replace('… ', '')] ?? '1';
  });
  return `${name}(${args.join(', ')})`;
};

const xml = (expression: string): string => `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>Uji</h:title><model>
<itext><translation lang="id"><text id="daftar"><value>Daftar</value></text></translation></itext>
<instance><data id="uji" version="1"><pilih/><baris><y>1</y></baris><hasil/></data></instance>
<instance id="daftar"><root><item><name>a</name><label>A</label></item></root></instance>
<bind nodeset="/data/hasil" type="string" calculate="${expression}"/>
</model></h:head>
<h:body><select1 ref="/data/pilih"><label>P</label><item><label>A</label><value>1</value></item></select1>
<group ref="/data/baris"><repeat nodeset="/data/baris"><input ref="/data/baris/y"><label>Y</label></input></repeat></group>
</h:body></h:html>`;

/** Why the engine does not open a form that works this out; null when it does. */
const refusals = (expressions: readonly string[]): Promise<Record<string, string | null>> =>
  form.page().evaluate(
    async (forms) => {
      const reasons: Record<string, string | null> = {};
      for (const [expression, text] of Object.entries(forms)) {
        const loaded = await window.harness.load(text);
        reasons[expression] = loaded.ok ? null : String(loaded.problem.details['reason']);
      }
      return reasons;
    },
    Object.fromEntries(expressions.map((expression) => [expression, xml(expression)])),
  );

const all = [...xpathFunctions.values()];

it('the engine runs every function of the table, with the least and with the most that it takes', async () => {
  const calls = all.flatMap((one) => {
    // Two functions take what comes behind their first parts in pairs.
    const open = one.name === 'weighted-checklist' ? 4 : one.name === 'indexed-repeat' ? 5 : one.min + 2;
    return [call(one, one.min), call(one, Number.isFinite(one.max) ? one.max : open)];
  });
  const refused = Object.entries(await refusals(calls)).filter(([, reason]) => reason !== null);
  expect(refused).toEqual([]);
});

it('with less or more it runs none of them', async () => {
  const less = all.filter(({ min }) => min > 0).map((one) => call(one, one.min - 1));
  const more = all.filter(({ max }) => Number.isFinite(max)).map((one) => call(one, one.max + 1));
  const refused = Object.entries(await refusals([...less, ...more]));
  expect(refused.length).toBe(less.length + more.length);
  expect(refused.filter(([, reason]) => !/^Argument \d+ not allowed/.test(reason ?? ''))).toEqual([]);
});

it('where it needs a path, it does not run with a value', async () => {
  const calls = all.flatMap((one) =>
    one.paths
      .filter((index) => index < Math.max(one.min, 1))
      .map((index) => {
        const count = Math.max(one.min, 1);
        const args = Array.from({ length: count }, (_, at) => (at === index ? "'a'" : at === 2 ? '1' : '/data/baris'));
        return `${one.name}(${args.join(', ')})`;
      }),
  );
  expect(calls.length).toBeGreaterThan(5);
  const run = Object.entries(await refusals(calls)).filter(([, reason]) => reason === null);
  expect(run).toEqual([]);
});

it('what is said not to be run is not run, by any number of parts', async () => {
  const calls = [...foreignFunctions.keys()].flatMap((name) => [`${name}()`, `${name}('a')`, `${name}('a', 1)`]);
  const run = Object.entries(await refusals(calls)).filter(([, reason]) => reason?.includes('is not defined') !== true);
  expect(run).toEqual([]);
});
