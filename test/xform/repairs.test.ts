import { describe, expect, it } from 'vitest';
import { useFormPage } from '../form/useFormPage.ts';
import { changedForm, type Change } from './baseForm.ts';
import { check } from './told.ts';

// What the engine refuses is reported by its parser as a small styled page, which the policy keeps from being styled.
const form = useFormPage({ tolerated: /inline style/ });

/** Why the engine does not open a form as it stands; null when it does. */
const refusal = (xml: string): Promise<string | null> =>
  form.page().evaluate(async (text) => {
    const loaded = await window.harness.load(text);
    return loaded.ok ? null : String(loaded.problem.details['reason']);
  }, xml);

/** Opens a form as the check hands it on. */
async function open(...changes: readonly Change[]): Promise<void> {
  const { form: checked, problems } = check(changedForm(...changes));
  if (checked === null) throw new Error(problems.map(({ message }) => message.en).join('\n'));
  await form.page().evaluate(({ xml }) => window.harness.open({ xml }), checked);
}

const action = '<setvalue ref="/data/grup/x" event="odk-instance-first-load" value="1 + 1"/>';
const calculated = "concat(/data/nama, 'x')";
const [hasil, umur, nama] = ['/data/hasil', '/data/umur', '/data/nama'];

describe('what the engine refuses without need runs, with the same answers', () => {
  it.each<[name: string, change: readonly Change[]]>([
    [
      'choices of whole numbers',
      [['<bind nodeset="/data/banyak" type="string"/>', '<bind nodeset="/data/banyak" type="int"/>']],
    ],
    [
      'one choice of dates',
      [['<bind nodeset="/data/pilih" type="string"/>', '<bind nodeset="/data/pilih" type="date"/>']],
    ],
    ['a range without a type', [['<bind nodeset="/data/skala" type="int"/>', '']]],
    [
      'a range that is a text',
      [['<bind nodeset="/data/skala" type="int"/>', '<bind nodeset="/data/skala" type="string"/>']],
    ],
    [
      'a range with short decimals',
      [
        ['step="1"', 'step=".5"'],
        ['<bind nodeset="/data/skala" type="int"/>', ''],
      ],
    ],
    [
      'rules that are empty',
      [
        ['required="true()"', 'required="" relevant="" type=""'],
        ['type="string" required', 'required'],
      ],
    ],
    ['the event of former forms', [['odk-instance-first-load', 'xforms-ready']]],
    ['values of new rows in the model', [[action, '<setvalue ref="/data/baris/y" event="odk-new-repeat" value="7"/>']]],
    [
      'a plain value with an apostrophe',
      [[action, `<setvalue ref="/data/grup/x" event="odk-instance-first-load">Jum'at</setvalue>`]],
    ],
    [
      'a question by the id of its bind',
      [
        ['<input ref="/data/umur">', '<input bind="b">'],
        ['<bind nodeset="/data/umur"', '<bind id="b" nodeset="/data/umur"'],
      ],
    ],
    ['no title', [['<h:title>Uji</h:title>', '']]],
    ['a double negation', [[calculated, '--1']]],
    ['paths that are counted together', [[calculated, 'count(/data/nama | /data/umur)']]],
    ['the path of a question without quotes', [[calculated, "jr:choice-name('1', /data/pilih)"]]],
    ['an address to send to that is none', [[action, '<submission action="di sini" method="get"/>']]],
  ])('%s', async (_, changes) => {
    expect(await refusal(changedForm(...changes))).not.toBeNull();
    await open(...changes);
    await form.set(nama, 'Sari');
    expect((await form.said())[nama]).toBe('Sari');
  });
});

describe('what the engine reads in another way than the standard is read as the standard says', () => {
  it.each<[name: string, expression: string, expected: string]>([
    ['a pattern is for the whole of a text', "string(regex('12345', '[0-9]{3}'))", 'false'],
    ['a pattern that is worked out likewise', "string(regex('123', concat('[0-9]', '{3}')))", 'true'],
    ['what comes behind a mark of two letters', "substring-after('a::b', '::')", 'b'],
    ['nothing adds up to 0', 'sum(/data/baris[y = 99]/y)', '0'],
    ['a condition behind brackets counts', '(/data/baris | /data/umur)[1 = 2]', ''],
    ['a position behind brackets counts', "concat((/data/*)[name() = 'umur'], '!')", '30!'],
    ['the greatest of united paths', 'max(/data/umur | /data/skala[1 = 2])', '30'],
    ['the label of a path without quotes', "jr:choice-name('2', /data/pilih)", 'Dua'],
  ])('%s', async (_, expression, expected) => {
    if (expression.startsWith('('))
      return expect(check(changedForm([calculated, expression])).problems[0]?.code).toBe('not_supported');
    await open([calculated, expression]);
    await form.set(umur, '30');
    expect((await form.answers())[hasil] ?? '').toBe(expected);
    return undefined;
  });

  const labels = () =>
    form
      .page()
      .evaluate(() =>
        window.harness.loaded.describe('id').map(({ name, label, choices }) => ({ name, label, choices })),
      );

  it('texts in CDATA, inside of other elements and in one language only are shown', async () => {
    await open(
      ['<label>X</label>', '<label><![CDATA[Berapa < 3?]]></label>'],
      ['<label>Skala</label>', '<label>Seberapa <h:b>berat</h:b>?</label>'],
      ['<text id="ya"><value>Ya</value></text>', ''],
    );
    const found = await labels();
    expect(found.find(({ name }) => name === 'x')?.label).toBe('Berapa < 3?');
    expect(found.find(({ name }) => name === 'skala')?.label).toBe('Seberapa berat?');
    expect(found.find(({ name }) => name === 'pilih')?.choices).toMatchObject({ 1: 'Yes' });
  });

  it('of a long and a short text the long one is shown, not both', async () => {
    await open([
      '<value>Nama</value>',
      '<value form="short">N</value><value form="long">Nama lengkap</value><value>Nama</value>',
    ]);
    expect((await labels()).find(({ name }) => name === 'nama')?.label).toBe('Nama lengkap');
  });

  it('guidance does not run on behind what it explains, and stays in the form', async () => {
    const guided: Change = [
      '<value>Nama</value>',
      '<value>Nama</value><value form="guidance">Eja huruf demi huruf</value>',
    ];
    await open(guided);
    expect((await labels()).find(({ name }) => name === 'nama')?.label).toBe('Nama');
    expect(check(changedForm(guided)).form?.xml).toContain('Eja huruf demi huruf');
  });

  it('questions stand in the order of the body', async () => {
    await open(['<nama/><umur/>', '<umur/><nama/>']);
    expect((await labels()).slice(0, 2).map(({ name }) => name)).toEqual(['nama', 'umur']);
  });

  it('an instance in a name space of its own is found by its paths', async () => {
    await open(['<data id="uji"', '<data xmlns="urn:uji" id="uji"']);
    await form.set(nama, 'Sari');
    expect(await form.answers()).toMatchObject({ '/data/hasil2': 'Sarixy' });
  });

  it('the name of an instance is filled without a bind', async () => {
    await open(['<bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/>', '']);
    expect((await form.answers())['/data/meta/instanceID']).toMatch(/^uuid:/);
  });

  it('values are set by actions with a prefix, and by those of new rows beside the repeat', async () => {
    await open(
      [
        '<label>Umur <output value="/data/nama"/></label>',
        '<label>U</label><xf:setvalue xmlns:xf="http://www.w3.org/2002/xforms" ref="/data/nama" event="xforms-value-changed" value="/data/umur * 2"/>',
      ],
      [
        '<label>Baris</label><repeat',
        '<label>Baris</label><setvalue ref="/data/baris/y" event="odk-new-repeat" value="7"/><repeat',
      ],
    );
    await form.set(umur, '4');
    await form.page().evaluate(() => {
      const { session } = window.harness;
      const repeat = session.steps.flatMap(({ children }) => children).find(({ kind }) => kind === 'repeat');
      if (repeat?.kind !== 'repeat') throw new Error('no repeat');
      session.addRepeat(repeat);
    });
    expect(await form.answers()).toMatchObject({ [nama]: '8', '/data/baris[2]/y': 7 });
  });
});
