import { faultyXForm, type FaultyForm } from '../faultyForm.ts';
import type { FormProblemCode } from '../../../shared/model/formProblem.ts';

type Codes = FormProblemCode | readonly FormProblemCode[];

const instance = '<data id="uji"><nama/><umur/></data>';
const nama = '<input ref="/data/nama"><label>Nama</label></input>';

/** A form of one question with one more line in its body. */
const withControl = (
  name: string,
  codes: Codes,
  control: string,
  severity: 'error' | 'either' = 'error',
  says: readonly string[] = [],
) => faultyXForm(name, codes, { instance, body: `\n${nama}\n${control}\n` }, { severity, says });

const list = '<instance id="kab"><root><item><name>a</name><label>A</label></item></root></instance>';

/** Faults in the body of an XForm, its lists and its texts, most of which the engine loads without a word. */
export const xformBodyFaults: readonly FaultyForm[] = [
  withControl(
    'a question about nothing',
    'node_unknown',
    '»<input ref="/data/alamat"><label>Alamat</label></input>',
    'error',
    ['/data/alamat'],
  ),
  withControl(
    'an unknown control',
    'control_unknown',
    '»<inptu ref="/data/umur"><label>Umur</label></inptu>',
    'error',
    ['inptu'],
  ),
  withControl(
    'two questions for one node',
    'control_duplicate',
    '»<input ref="/data/nama"><label>Lagi</label></input>',
    'either',
  ),
  withControl(
    'a control without a reference',
    ['part_missing', 'control_invalid', 'node_unknown'],
    '»<input><label>Umur</label></input>',
  ),
  withControl(
    'a select without choices',
    'control_invalid',
    '»<select1 ref="/data/umur"><label>Umur</label></select1>',
    'either',
  ),
  withControl(
    'a choice without a value',
    'control_invalid',
    '»<select1 ref="/data/umur"><label>U</label><item><label>Ya</label></item></select1>',
  ),
  withControl(
    'choices from a list that is not there',
    'instance_unknown',
    `»<select1 ref="/data/umur"><label>U</label><itemset nodeset="instance('kab')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>`,
  ),
  faultyXForm('a list of choices without a value', 'control_invalid', {
    instance,
    instances: list,
    body: `\n»<select1 ref="/data/umur"><label>U</label><itemset nodeset="instance('kab')/root/item"><label ref="label"/></itemset></select1>\n`,
  }),
  faultyXForm(
    'a value that the rows of a list do not have',
    ['node_unknown', 'control_invalid'],
    {
      instance,
      instances: list,
      body: `\n»<select1 ref="/data/umur"><label>U</label><itemset nodeset="instance('kab')/root/item"><value ref="kode"/><label ref="label"/></itemset></select1>\n`,
    },
    { severity: 'either' },
  ),
  faultyXForm(
    'a filter by a child that the rows of a list do not have',
    'node_unknown',
    {
      instance,
      instances: list,
      body: `\n${nama}\n»<select1 ref="/data/umur"><label>U</label><itemset nodeset="instance('kab')/root/item[prov = /data/nama]"><value ref="name"/><label ref="label"/></itemset></select1>\n`,
    },
    { severity: 'either' },
  ),
  faultyXForm('two lists of one id', 'instance_duplicate', {
    instance,
    instances: `\n${list}\n»${list}\n`,
    body: nama,
  }),
  faultyXForm(
    'a data file that is not there',
    'file_missing',
    {
      instance,
      instances: '\n»<instance id="kab" src="jr://file-csv/kab.csv"/>\n',
      body: `<select1 ref="/data/umur"><label>U</label><itemset nodeset="instance('kab')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>`,
    },
    { says: ['kab.csv'] },
  ),
  withControl(
    'a text of no translation',
    'itext_unknown',
    `»<input ref="/data/umur"><label ref="jr:itext('umur')"/></input>`,
    'error',
    ['umur'],
  ),
  faultyXForm(
    'a misspelled text',
    'itext_unknown',
    {
      instance,
      itext: { id: { nama: 'Nama' } },
      body: `\n»<input ref="/data/nama"><label ref="jr:itext('nma')"/></input>\n`,
    },
    { says: ['nama'] },
  ),
  faultyXForm(
    'a text that one language does not have',
    ['translation_missing', 'itext_unknown', 'itext_invalid'],
    `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>Uji</h:title><model><itext>
<translation lang="id"><text id="nama"><value>Nama</value></text></translation>
»<translation lang="en"></translation>
</itext><instance><data id="uji"><nama/></data></instance></model></h:head><h:body>
»<input ref="/data/nama"><label ref="jr:itext('nama')"/></input>
</h:body></h:html>`,
    { severity: 'either' },
  ),
  faultyXForm(
    'a text that stands twice',
    'itext_invalid',
    `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>Uji</h:title><model><itext><translation lang="id">
<text id="nama"><value>Nama</value></text>
»<text id="nama"><value>Nama lengkap</value></text>
</translation></itext><instance><data id="uji"><nama/></data></instance></model></h:head><h:body>
<input ref="/data/nama"><label ref="jr:itext('nama')"/></input>
</h:body></h:html>`,
    { severity: 'either' },
  ),
  faultyXForm(
    'a translation without a language',
    'itext_invalid',
    `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>Uji</h:title><model><itext>
»<translation><text id="nama"><value>Nama</value></text></translation>
</itext><instance><data id="uji"><nama/></data></instance></model></h:head><h:body>
<input ref="/data/nama"><label ref="jr:itext('nama')"/></input>
</h:body></h:html>`,
  ),
  withControl(
    'an answer in a text that is not there',
    'node_unknown',
    '»<input ref="/data/umur"><label>Umur <output value="/data/nma"/></label></input>',
  ),
  faultyXForm('a repeat of nothing', 'node_unknown', {
    instance,
    body: '\n<group>\n»<repeat nodeset="/data/baris"><input ref="/data/nama"><label>N</label></input></repeat>\n</group>\n',
  }),
  faultyXForm('a count of rows from nothing', 'node_unknown', {
    instance: '<data id="uji"><r jr:template=""><n/></r></data>',
    body: '\n<group ref="/data/r">\n»<repeat nodeset="/data/r" jr:count="/data/banyak"><input ref="/data/r/n"><label>N</label></input></repeat>\n</group>\n',
  }),
  faultyXForm('two nodes of one name, without a repeat', ['name_duplicate', 'node_unknown'], {
    instance: '<data id="uji">\n<nama/>\n<umur/>\n»<nama/>\n</data>',
    body: nama,
  }),
  faultyXForm(
    'an unknown event',
    'event_unknown',
    {
      instance,
      model: `\n»<setvalue event="waktu-mulai" ref="/data/nama" value="'x'"/>\n`,
      body: nama,
    },
    { says: ['waktu-mulai'] },
  ),
  faultyXForm('a value set to nothing', 'node_unknown', {
    instance,
    model: `\n»<setvalue event="odk-instance-first-load" ref="/data/nma" value="'x'"/>\n`,
    body: nama,
  }),
  withControl(
    'a range without its ends',
    'control_invalid',
    '»<range ref="/data/umur"><label>Umur</label></range>',
    'either',
  ),
  withControl(
    'a photo, which is not run here',
    'not_supported',
    '»<upload ref="/data/umur" mediatype="image/*"><label>Foto</label></upload>',
    'either',
  ),
  faultyXForm(
    'encryption, which is not run here',
    'not_supported',
    {
      instance,
      model: '\n»<submission action="https://127.0.0.1/kirim" base64RsaPublicKey="MIIB"/>\n',
      body: nama,
    },
    { severity: 'either' },
  ),
  faultyXForm('a label of choices by a function with too few parts', 'function_arity', {
    instance,
    instances: list,
    body: `\n»<select1 ref="/data/umur"><label>U</label><itemset nodeset="instance('kab')/root/item"><value ref="name"/><label ref="translate(label)"/></itemset></select1>\n`,
  }),
];
