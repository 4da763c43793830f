import { xform } from '../xform.ts';
import type { ValidForm } from '../validForm.ts';

/** XForms made by hand. */
export const handmadeForms: readonly ValidForm[] = [
  {
    name: 'XForm: questions without translations, labels in place',
    form: {
      xform: xform({
        instance: '<data id="hand" version="1"><nama/><umur/><meta><instanceID/></meta></data>',
        binds:
          '<bind nodeset="/data/nama" type="string" required="true()"/>' +
          '<bind nodeset="/data/umur" type="int" constraint=". &gt; 0" jr:constraintMsg="Di atas nol"/>',
        body:
          '<input ref="/data/nama"><label>Nama</label><hint>Sesuai KTP</hint></input>' +
          '<input ref="/data/umur"><label>Umur <output value="/data/nama"/></label></input>',
      }),
    },
    formId: 'hand',
    version: '1',
    play: [
      { sees: 'nama umur', hints: { nama: 'Sesuai KTP' }, required: 'nama' },
      {
        set: { nama: 'Ani', umur: '0' },
        labels: { umur: 'Umur Ani' },
        invalid: 'umur',
        messages: { umur: 'Di atas nol' },
      },
      { reopen: true, values: { nama: 'Ani', umur: 0 } },
    ],
  },
  {
    name: 'XForm: relevance and calculation with relative paths',
    form: {
      xform: xform({
        instance: '<data id="hand"><a/><g><b/><c/></g></data>',
        binds:
          '<bind nodeset="/data/a" type="int"/><bind nodeset="/data/g" relevant="../a &gt; 2"/>' +
          '<bind nodeset="/data/g/b" type="int"/><bind nodeset="/data/g/c" type="int" calculate="../b * ../../a"/>',
        body:
          '<input ref="/data/a"><label>A</label></input><group ref="/data/g"><label>G</label>' +
          '<input ref="/data/g/b"><label>B</label></input></group>',
      }),
    },
    play: [
      { sees: 'a' },
      { set: { a: '3' }, sees: 'a g/b', shows: 'g' },
      { set: { 'g/b': '5' }, values: { 'g/c': 15 } },
      { set: { a: '4' }, values: { 'g/c': 20 } },
    ],
  },
  {
    name: 'XForm: choices in place, one and several',
    form: {
      xform: xform({
        instance: '<data id="hand"><s/><m/></data>',
        binds: '<bind nodeset="/data/s" type="select1"/><bind nodeset="/data/m" type="select"/>',
        body:
          '<select1 ref="/data/s"><label>S</label><item><label>Ya</label><value>y</value></item><item><label>Tidak</label><value>t</value></item></select1>' +
          '<select ref="/data/m"><label>M</label><item><label>Satu</label><value>1</value></item><item><label>Dua</label><value>2</value></item></select>',
      }),
    },
    play: [
      { choices: { s: 'y t', m: '1 2' }, kinds: { s: 'selectOne', m: 'selectMany' } },
      { set: { s: 't', m: ['1', '2'] }, xml: ['<s>t</s>', '<m>1 2</m>'] },
    ],
  },
  {
    name: 'XForm: translations with ids, a default language, an output in each',
    form: {
      xform: xform({
        instance: '<data id="hand"><nama/><salam/></data>',
        itext: {
          id: { nama: 'Nama', salam: 'Halo <output value="/data/nama"/>' },
          en: { nama: 'Name', salam: 'Hello <output value="/data/nama"/>' },
        },
        binds:
          '<bind nodeset="/data/nama" type="string"/><bind nodeset="/data/salam" readonly="true()" type="string"/>',
        body:
          `<input ref="/data/nama"><label ref="jr:itext('nama')"/></input>` +
          `<input ref="/data/salam"><label ref="jr:itext('salam')"/></input>`,
      }),
    },
    play: [
      { languages: ['id', 'en'], set: { nama: 'Ani' }, labels: { salam: 'Halo Ani' } },
      { language: 'en', labels: { nama: 'Name', salam: 'Hello Ani' } },
    ],
  },
  {
    name: 'XForm: a cascade over a secondary instance',
    form: {
      xform: xform({
        instance: '<data id="hand"><p/><k/></data>',
        instances:
          '<instance id="kab"><root><item><name>sby</name><label>Surabaya</label><p>jatim</p></item>' +
          '<item><name>bdg</name><label>Bandung</label><p>jabar</p></item></root></instance>',
        body:
          '<input ref="/data/p"><label>P</label></input>' +
          `<select1 ref="/data/k"><label>K</label><itemset nodeset="instance('kab')/root/item[p = /data/p]"><value ref="name"/><label ref="label"/></itemset></select1>`,
      }),
    },
    play: [{ choices: { k: '' } }, { set: { p: 'jabar' }, choices: { k: 'bdg' }, choiceLabels: { k: ['Bandung'] } }],
  },
  {
    name: 'XForm: rows with a template, a sum, and the current node in a filter',
    form: {
      xform: xform({
        instance: '<data id="hand"><r jr:template=""><p/><k/><n/></r><jumlah/></data>',
        instances:
          '<instance id="k"><root><item><name>1</name><label>Satu</label><p>a</p></item><item><name>2</name><label>Dua</label><p>b</p></item></root></instance>',
        binds:
          '<bind nodeset="/data/r/n" type="int"/><bind nodeset="/data/jumlah" type="int" calculate="sum(/data/r/n)"/>',
        body:
          '<group ref="/data/r"><label>Baris</label><repeat nodeset="/data/r"><input ref="/data/r/p"><label>P</label></input>' +
          `<select1 ref="/data/r/k"><label>K</label><itemset nodeset="instance('k')/root/item[p = current()/../p]"><value ref="name"/><label ref="label"/></itemset></select1>` +
          '<input ref="/data/r/n"><label>N</label></input></repeat></group>',
      }),
    },
    play: [
      { rows: { r: 0 } },
      { add: 'r', rows: { r: 1 } },
      { set: { 'r[1]/p': 'b', 'r[1]/n': '4' }, choices: { 'r[1]/k': '2' }, add: 'r' },
      { set: { 'r[2]/p': 'a', 'r[2]/n': '6' }, choices: { 'r[1]/k': '2', 'r[2]/k': '1' }, values: { jumlah: 10 } },
      { remove: ['r', 1], values: { jumlah: 6 }, rows: { r: 1 } },
    ],
  },
  {
    name: 'XForm: a counted repeat, with its count in the instance',
    form: {
      xform: xform({
        instance: '<data id="hand"><banyak>2</banyak><r jr:template=""><n/></r></data>',
        binds: '<bind nodeset="/data/banyak" type="int"/>',
        body:
          '<input ref="/data/banyak"><label>Berapa</label></input><group ref="/data/r"><label>R</label>' +
          '<repeat nodeset="/data/r" jr:count="/data/banyak" jr:noAddRemove="true()"><input ref="/data/r/n"><label>N</label></input></repeat></group>',
      }),
    },
    play: [{ rows: { r: 2 } }, { set: { banyak: '3' }, rows: { r: 3 } }],
  },
  {
    name: 'XForm: values set at the first load and when another changes',
    form: {
      xform: xform({
        instance: '<data id="hand"><kota/><pos/><awal/></data>',
        model: `<setvalue event="odk-instance-first-load" ref="/data/awal" value="concat('a', 'b')"/>`,
        body:
          `<input ref="/data/kota"><label>Kota</label><setvalue event="xforms-value-changed" ref="/data/pos" value="if(/data/kota = 'Bandung', '40111', '')"/></input>` +
          '<input ref="/data/pos"><label>Kode pos</label></input>',
      }),
    },
    play: [
      { values: { awal: 'ab', pos: null } },
      { set: { kota: 'Bandung' }, values: { pos: '40111' } },
      { set: { pos: '40112' }, values: { pos: '40112' } },
    ],
  },
  {
    name: 'XForm: choices from a CSV file',
    form: {
      xform: xform({
        instance: '<data id="hand"><b/></data>',
        instances: '<instance id="bank" src="jr://file-csv/bank.csv"/>',
        body: `<select1 ref="/data/b"><label>Bank</label><itemset nodeset="instance('bank')/root/item"><value ref="kode"/><label ref="nama"/></itemset></select1>`,
      }),
    },
    files: { 'bank.csv': 'kode,nama\n002,BRI\n008,Mandiri\n' },
    play: [{ choices: { b: '002 008' }, choiceLabels: { b: ['BRI', 'Mandiri'] } }],
  },
  {
    name: 'XForm: dates and times are compared and written out',
    form: {
      xform: xform({
        instance: '<data id="hand"><d/><teks/><lama/></data>',
        binds:
          '<bind nodeset="/data/d" type="date" constraint=". &lt;= today()"/>' +
          `<bind nodeset="/data/teks" calculate="format-date(/data/d, '%d/%m/%Y')"/>` +
          `<bind nodeset="/data/lama" type="int" calculate="int(decimal-date-time(date('2020-03-31')) - decimal-date-time(/data/d))"/>`,
        body: '<input ref="/data/d"><label>Tanggal</label></input>',
      }),
    },
    play: [
      { set: { d: '24-03-2020' }, values: { teks: '24/03/2020', lama: 7 }, invalid: '' },
      { set: { d: '01-01-2999' }, invalid: 'd' },
    ],
  },
  {
    name: 'XForm: the name of a group in a calculation',
    form: {
      xform: xform({
        instance: '<data id="hand"><usaha><nama/><tempat/></usaha></data>',
        binds: `<bind nodeset="/data/usaha/tempat" type="string" calculate="concat(local-name(..), ': ', ../nama)"/>`,
        body: '<group ref="/data/usaha"><label>Usaha</label><input ref="/data/usaha/nama"><label>Nama</label></input></group>',
      }),
    },
    play: [{ set: { 'usaha/nama': 'Warung' }, values: { 'usaha/tempat': 'usaha: Warung' } }],
  },
  {
    name: 'XForm: a value that is set to blank',
    form: {
      xform: xform({
        instance: '<data id="hand"><a/><b/></data>',
        body:
          '<input ref="/data/a"><label>A</label><setvalue event="xforms-value-changed" ref="/data/b" value=""/></input>' +
          '<input ref="/data/b"><label>B</label></input>',
      }),
    },
    play: [
      { set: { b: 'lama' }, values: { b: 'lama' } },
      { set: { a: 'x' }, values: { b: null } },
    ],
  },
];
