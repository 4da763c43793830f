import { faultyXForm, type FaultyForm } from '../faultyForm.ts';
import type { FormProblemCode } from '../../../shared/model/formProblem.ts';

type Codes = FormProblemCode | readonly FormProblemCode[];

const instance = '<data id="uji"><nama/><umur/></data>';
const nama = '<input ref="/data/nama"><label>Nama</label></input>';
const umur = '<input ref="/data/umur"><label>Umur</label></input>';

/** A form of two questions with one more line among its binds. */
const withBind = (
  name: string,
  codes: Codes,
  bind: string,
  severity: 'error' | 'either' = 'error',
  says: readonly string[] = [],
) => faultyXForm(name, codes, { instance, binds: `\n${bind}\n`, body: `${nama}${umur}` }, { severity, says });

/** Faults in the model of an XForm, most of which the engine loads without a word. */
export const xformFaults: readonly FaultyForm[] = [
  faultyXForm('an element that is not closed', 'xml_invalid', {
    instance,
    body: `\n${nama}\n»<input ref="/data/umur"><label>Umur</input>\n`,
  }),
  faultyXForm('a sign that must be escaped', 'xml_invalid', {
    instance,
    body: `\n${nama}\n»<input ref="/data/umur"><label>Umur & hobi</label></input>\n`,
  }),
  faultyXForm(
    'an entity of its own',
    'xml_invalid',
    `<?xml version="1.0"?>
»<!DOCTYPE html [<!ENTITY nama "Nama">]>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>Uji</h:title><model>
<instance><data id="uji"><a/></data></instance></model></h:head><h:body><input ref="/data/a"><label>A</label></input></h:body></h:html>`,
  ),
  faultyXForm(
    'no model',
    'part_missing',
    `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>Uji</h:title></h:head><h:body/></h:html>`,
    {
      sheet: null,
    },
  ),
  faultyXForm(
    'no body',
    'part_missing',
    `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>Uji</h:title><model>
<instance><data id="uji"><a/></data></instance></model></h:head></h:html>`,
    { sheet: null },
  ),
  faultyXForm(
    'no primary instance',
    'part_missing',
    `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>Uji</h:title><model>
</model></h:head><h:body/></h:html>`,
    { sheet: null },
  ),
  faultyXForm('no id', 'part_missing', { instance: '»<data><nama/></data>', body: nama }, {}),
  withBind('a bind of nothing', 'node_unknown', '»<bind nodeset="/data/alamat" type="string"/>', 'error', [
    '/data/alamat',
  ]),
  withBind('a bind of a misspelled node', 'node_unknown', '»<bind nodeset="/data/umr" type="int"/>', 'error', ['umur']),
  faultyXForm('two binds of one node', 'bind_duplicate', {
    instance,
    binds: '\n<bind nodeset="/data/umur" type="int"/>\n»<bind nodeset="/data/umur" required="true()"/>\n',
    body: `${nama}${umur}`,
  }),
  withBind('a bind without a nodeset', ['part_missing', 'node_unknown'], '»<bind type="int"/>'),
  withBind('an unknown data type', 'data_type_unknown', '»<bind nodeset="/data/umur" type="angka"/>', 'either', [
    'angka',
  ]),
  withBind('a calculation that does not parse', 'expression_invalid', '»<bind nodeset="/data/umur" calculate="1 + "/>'),
  withBind(
    'a rule that does not parse',
    'expression_invalid',
    '»<bind nodeset="/data/umur" constraint=". &gt; 0 and &lt; 9"/>',
  ),
  withBind(
    'an unknown function',
    'function_unknown',
    '»<bind nodeset="/data/umur" calculate="lenght(/data/nama)"/>',
    'error',
    ['lenght'],
  ),
  withBind(
    'a function with too few parts',
    'function_arity',
    `»<bind nodeset="/data/umur" relevant="selected(/data/nama)"/>`,
  ),
  withBind(
    'a relevant by nothing',
    'node_unknown',
    `»<bind nodeset="/data/umur" relevant="/data/nma = 'x'"/>`,
    'error',
    ['nama'],
  ),
  withBind(
    'a relative path that leads nowhere',
    'node_unknown',
    `»<bind nodeset="/data/umur" relevant="../nma = 'x'"/>`,
  ),
  withBind(
    'a list that is not there',
    'instance_unknown',
    `»<bind nodeset="/data/umur" calculate="count(instance('kab')/root/item)"/>`,
    'error',
    ['kab'],
  ),
  withBind('a calculation of itself', 'reference_circular', '»<bind nodeset="/data/umur" calculate="/data/umur + 1"/>'),
  faultyXForm('two calculations of each other', 'reference_circular', {
    instance,
    binds:
      '\n»<bind nodeset="/data/nama" calculate="/data/umur"/>\n»<bind nodeset="/data/umur" calculate="/data/nama"/>\n',
    body: '<input ref="/data/nama"><label>Nama</label></input>',
  }),
  faultyXForm(
    'an unknown event of a place',
    'event_unknown',
    {
      instance,
      model: '\n»<odk:setgeopoint event="waktu-mulai" ref="/data/nama"/>\n',
      body: nama,
    },
    { severity: 'either' },
  ),
];
