/** A whole form with one of each kind, for tests that change one thing in it. A part stands on a line of its own. */
export const baseForm = `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms">
<h:head><h:title>Uji</h:title><model>
<itext>
<translation lang="id" default="true()"><text id="nama"><value>Nama</value></text><text id="ya"><value>Ya</value></text></translation>
<translation lang="en"><text id="nama"><value>Name</value></text><text id="ya"><value>Yes</value></text></translation>
</itext>
<instance><data id="uji" version="1"><nama/><umur/><pilih/><banyak/><hasil/><hasil2/><grup><x/></grup><baris jr:template=""><y/><z/></baris><baris><y/><z/></baris><skala/><meta><instanceID/></meta></data></instance>
<instance id="daftar"><root><item><name>a</name><label>A</label></item><item><name>b</name><label>B</label></item></root></instance>
<bind nodeset="/data/nama" type="string" required="true()"/>
<bind nodeset="/data/umur" type="int" constraint=". &gt; 0" jr:constraintMsg="Di atas nol"/>
<bind nodeset="/data/pilih" type="string"/>
<bind nodeset="/data/banyak" type="string"/>
<bind nodeset="/data/hasil" type="string" calculate="concat(/data/nama, 'x')"/>
<bind nodeset="/data/hasil2" type="string" calculate="concat(/data/hasil, 'y')"/>
<bind nodeset="/data/grup" relevant="/data/umur &gt; 1"/>
<bind nodeset="/data/grup/x" type="string"/>
<bind nodeset="/data/baris/y" type="int"/>
<bind nodeset="/data/baris/z" type="int" calculate="../y * 2"/>
<bind nodeset="/data/skala" type="int"/>
<bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/>
<setvalue ref="/data/grup/x" event="odk-instance-first-load" value="1 + 1"/>
</model></h:head>
<h:body>
<input ref="/data/nama"><label ref="jr:itext('nama')"/></input>
<input ref="/data/umur"><label>Umur <output value="/data/nama"/></label></input>
<select1 ref="/data/pilih"><label>Pilih</label><item><label ref="jr:itext('ya')"/><value>1</value></item><item><label>Dua</label><value>2</value></item></select1>
<select ref="/data/banyak"><label>Banyak</label><itemset nodeset="instance('daftar')/root/item"><value ref="name"/><label ref="label"/></itemset></select>
<group ref="/data/grup"><label>Grup</label><input ref="/data/grup/x"><label>X</label></input></group>
<group ref="/data/baris"><label>Baris</label><repeat nodeset="/data/baris"><input ref="/data/baris/y"><label>Y</label></input></repeat></group>
<range ref="/data/skala" start="1" end="5" step="1"><label>Skala</label></range>
</h:body></h:html>`;

export type Change = readonly [from: string | RegExp, to: string];

/** The form with some of its text replaced; each change must find something. */
export function changedForm(...changes: readonly Change[]): string {
  let form = baseForm;
  for (const [from, to] of changes) {
    const next = form.replaceAll(typeof from === 'string' ? from : new RegExp(from, 'g'), () => to);
    if (next === form) throw new Error(`nothing to change: ${String(from)}`);
    form = next;
  }
  return form;
}
