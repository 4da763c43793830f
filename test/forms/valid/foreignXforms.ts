import type { ValidForm } from '../validForm.ts';

/** XForms as other programs write them: other prefixes, other orders, other habits. */
export const foreignForms: readonly ValidForm[] = [
  {
    name: 'XForm: XForms as the prefixed name space, XHTML as the default',
    form: {
      xform: `<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:xf="http://www.w3.org/2002/xforms" xmlns:jr="http://openrosa.org/javarosa">
  <head>
    <title>Formulir lain</title>
    <xf:model>
      <xf:instance>
        <data xmlns="" id="lain"><nama/><umur/></data>
      </xf:instance>
      <xf:bind nodeset="/data/nama" type="string"/>
      <xf:bind nodeset="/data/umur" type="int" relevant="/data/nama != ''"/>
    </xf:model>
  </head>
  <body>
    <xf:input ref="/data/nama"><xf:label>Nama</xf:label></xf:input>
    <xf:input ref="/data/umur"><xf:label>Umur</xf:label></xf:input>
  </body>
</html>`,
    },
    title: 'Formulir lain',
    formId: 'lain',
    play: [{ sees: 'nama' }, { set: { nama: 'A' }, sees: 'nama umur' }],
  },
  {
    name: 'XForm: as KoboToolbox writes it, with formhub and a version node',
    form: {
      xform: `<?xml version="1.0" encoding="utf-8"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:ev="http://www.w3.org/2001/xml-events" xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms" xmlns:orx="http://openrosa.org/xforms" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <h:head>
    <h:title>Kaji cepat</h:title>
    <model odk:xforms-version="1.0.0">
      <instance>
        <aBcDe id="aBcDe" version="1 (2026-11-24 03:00:00)">
          <formhub><uuid/></formhub>
          <start/>
          <end/>
          <Siapa_nama_Anda/>
          <Bantuan/>
          <__version__/>
          <meta><instanceID/></meta>
        </aBcDe>
      </instance>
      <instance id="tn3pl47"><root>
        <item><name>uang</name><label>Uang tunai</label></item>
        <item><name>pangan</name><label>Pangan</label></item>
      </root></instance>
      <bind jr:preload="timestamp" jr:preloadParams="start" nodeset="/aBcDe/start" type="dateTime"/>
      <bind jr:preload="timestamp" jr:preloadParams="end" nodeset="/aBcDe/end" type="dateTime"/>
      <bind nodeset="/aBcDe/Siapa_nama_Anda" required="false()" type="string"/>
      <bind nodeset="/aBcDe/Bantuan" required="true()" type="string"/>
      <bind calculate="'vX1'" nodeset="/aBcDe/__version__" type="string"/>
      <bind jr:preload="uid" nodeset="/aBcDe/meta/instanceID" readonly="true()" type="string"/>
      <bind calculate="'b7f0c1'" nodeset="/aBcDe/formhub/uuid" type="string"/>
    </model>
  </h:head>
  <h:body>
    <input ref="/aBcDe/Siapa_nama_Anda"><label>Siapa nama Anda?</label></input>
    <select1 ref="/aBcDe/Bantuan"><label>Bantuan apa?</label>
      <itemset nodeset="instance('tn3pl47')/root/item"><value ref="name"/><label ref="label"/></itemset>
    </select1>
  </h:body>
</h:html>`,
    },
    title: 'Kaji cepat',
    formId: 'aBcDe',
    play: [
      {
        sees: '/aBcDe/Siapa_nama_Anda /aBcDe/Bantuan',
        choices: { '/aBcDe/Bantuan': 'uang pangan' },
        values: { '/aBcDe/__version__': 'vX1', '/aBcDe/formhub/uuid': 'b7f0c1', '/aBcDe/start': /T/ },
        required: '/aBcDe/Bantuan',
      },
    ],
  },
  {
    name: 'XForm: translated choices by itextId, languages with long names',
    form: {
      xform: `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>Pilihan</h:title><model>
<itext>
<translation lang="English (en)"><text id="/data/p:label"><value>Island</value></text><text id="pulau-0"><value>Java</value></text><text id="pulau-1"><value>Bali isle</value></text></translation>
<translation lang="Bahasa Indonesia (id)" default="true()"><text id="/data/p:label"><value>Pulau</value></text><text id="pulau-0"><value>Jawa</value></text><text id="pulau-1"><value>Bali</value></text></translation>
</itext>
<instance><data id="pilihan"><p/></data></instance>
<instance id="pulau"><root><item><itextId>pulau-0</itextId><name>jawa</name></item><item><itextId>pulau-1</itextId><name>bali</name></item></root></instance>
<bind nodeset="/data/p" type="string"/>
</model></h:head>
<h:body><select1 ref="/data/p"><label ref="jr:itext('/data/p:label')"/><itemset nodeset="instance('pulau')/root/item"><value ref="name"/><label ref="jr:itext(itextId)"/></itemset></select1></h:body>
</h:html>`,
    },
    play: [
      { language: 'id', labels: { p: 'Pulau' }, choiceLabels: { p: ['Jawa', 'Bali'] } },
      { language: 'en', labels: { p: 'Island' }, choiceLabels: { p: ['Java', 'Bali isle'] } },
    ],
  },
  {
    name: 'XForm: a byte order mark, comments, processing instructions and CDATA',
    form: {
      xform: `\uFEFF<?xml version="1.0" encoding="UTF-8"?>
<!-- dibuat dengan tangan -->
<?pembuat editor?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>Uji</h:title><model>
<instance><!-- isi --><data id="cdata"><a/><b/></data></instance>
<bind nodeset="/data/a" type="string"/>
<!-- <bind nodeset="/data/tidak_ada"/> -->
</model></h:head>
<h:body>
<input ref="/data/a"><label><![CDATA[A < B & C]]></label></input>
<input ref="/data/b"><label>B<!-- bukan bagian label --></label></input>
</h:body>
</h:html>`,
    },
    play: [{ sees: 'a b', labels: { a: 'A < B & C', b: 'B' } }],
  },
  {
    name: 'XForm: a repeat without a template, with rows that are there from the start',
    form: {
      xform: `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>Uji</h:title><model>
<instance><data id="baris"><r><n>satu</n></r><r><n>dua</n></r></data></instance>
<bind nodeset="/data/r/n" type="string"/>
</model></h:head>
<h:body><group ref="/data/r"><label>R</label><repeat nodeset="/data/r"><input ref="/data/r/n"><label>N</label></input></repeat></group></h:body>
</h:html>`,
    },
    play: [
      { rows: { r: 2 }, values: { 'r[1]/n': 'satu', 'r[2]/n': 'dua' } },
      { add: 'r', rows: { r: 3 } },
    ],
  },
  {
    name: 'XForm: groups without a reference, labels before and after, a range and a tick',
    form: {
      xform: `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>Uji</h:title><model>
<instance><data id="campur"><a/><nilai/><setuju/></data></instance>
<bind nodeset="/data/nilai" type="int"/>
</model></h:head>
<h:body>
<group appearance="field-list"><label>Bagian</label>
<input ref="/data/a"><label>A</label></input>
<range ref="/data/nilai" start="1" end="5" step="1"><label>Nilai</label></range>
<trigger ref="/data/setuju"><label>Setuju</label></trigger>
</group>
</h:body>
</h:html>`,
    },
    play: [
      { kinds: { nilai: 'integer', setuju: 'tick' } },
      { set: { nilai: '4', setuju: 'OK' }, values: { nilai: 4, setuju: 'OK' } },
    ],
  },
];
