import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXml, type XmlElement } from '../../shared/xform/xml/readXml.ts';

const refusal = (xml: string): string => {
  const reading = readXml(xml);
  return reading.ok ? 'accepted' : `line ${reading.line}: ${reading.message.en}`;
};

describe('what is not well-formed is refused with its line', () => {
  it.each([
    ['', /line 1: There is no element/],
    ['<a>\n<b>\n</a>', /line 3: <\/a> closes <b> of line 2/],
    ['<a>\n<b>', /line 2: <b> is never closed/],
    ['<a/>\n<b/>', /line 2: A second root/],
    ['<a/>x', /line 1: Text outside/],
    ['</a>', /line 1: <\/a> closes nothing/],
    ['<a b="1" b="2"/>', /b stands twice/],
    ['<a b=1/>', /not well-formed/],
    ['<a b="1"c="2"/>', /not well-formed/],
    ['<a>\n\n<c d="<"/></a>', /line 3: A tag is not well-formed/],
    ['<a', /not well-formed/],
    ['<x:a/>', /The prefix of x:a is not declared/],
    ['<a>\n&nbsp;</a>', /line 2: A plain ampersand/],
    ['<a>Bapak & Ibu</a>', /plain ampersand/],
    ['<a b="&"/>', /plain ampersand/],
    ['<a>&#0;</a>', /plain ampersand/],
    ['<a>]]></a>', /"\]\]>" in a text/],
    ['<a>\u0001</a>', /A character that XML does not allow/],
    ['<a>\uD800</a>', /A character that XML does not allow/],
    ['<a><!-- x -- y --></a>', /comment/],
    ['<?xml version="1.0" coding="x"?><a/>', /declaration is wrong/],
    ['<?xml encoding="UTF-8"?><a/>', /declaration is wrong/],
    ['<a/><?xml version="1.0"?>', /second XML declaration/],
    ['<a>'.repeat(200), /nested deeper/],
  ])('%j', (xml, expected) => {
    expect(refusal(xml)).toMatch(expected);
  });
});

it('no document may bring entities of its own: a billion laughs stay unheard, no file is read', () => {
  const laughs = '<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;">]><a>&m;</a>';
  const stranger = '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><a>&f;</a>';
  expect(refusal(laughs)).toMatch(/DOCTYPE/);
  expect(refusal(stranger)).toMatch(/DOCTYPE/);
  expect(refusal('<a><!ENTITY l "ha"></a>')).toMatch(/DOCTYPE/);
});

it('reads texts, values, entities, CDATA and lines; a byte order mark and CR LF do no harm', () => {
  const reading = readXml(
    '\uFEFF<?xml version="1.0" encoding="utf-8"?>\r\n<a b="x&#10;&quot;y">1 &lt; 2<![CDATA[ & ]]><!-- no -->\r\n<c/></a>',
  );
  expect(reading).toMatchObject({
    ok: true,
    root: { name: 'a', text: '1 < 2 & \n', line: 2, children: [{ name: 'c', line: 3 }] },
  });
  expect(reading.ok && reading.root.attributes.get('b')).toBe('x\n"y');
});

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

type Tree = { name: string; value: string; text: string; children: Tree[] };
const plain = fc.stringMatching(/^[\w &<>"'.é€😀-]{0,12}$/u);
const treeOf = (children: fc.Arbitrary<Tree[]>): fc.Arbitrary<Tree> =>
  fc.record({ name: fc.stringMatching(/^[a-z_][\w.-]{0,6}$/), value: plain, text: plain, children });
const leaf = treeOf(fc.constant([]));
const branch = treeOf(fc.array(leaf, { maxLength: 3 }));
const tree = treeOf(fc.array(fc.oneof(leaf, branch), { maxLength: 3 }));
const write = ({ name, value, text, children }: Tree): string =>
  `<${name} v="${escaped(value)}">${escaped(text)}${children.map(write).join('')}</${name}>`;
const back = ({ name, attributes, text, children }: XmlElement): Tree => ({
  name,
  value: attributes.get('v') ?? '',
  text,
  children: children.map(back),
});

it('a written tree comes back as it was', () => {
  fc.assert(
    fc.property(tree, (written) => {
      const reading = readXml(write(written));
      expect(reading.ok && back(reading.root)).toEqual(written);
    }),
  );
});

it('a document with one part cut out, doubled or overwritten is read or refused, never anything else', () => {
  const change = fc.record({
    at: fc.nat(400),
    length: fc.nat(30),
    put: fc.string({
      unit: fc.constantFrom('<', '>', '/', '"', '&', ';', '!', '-', '[', ']', '?', ' ', 'a', ':', '=', '\n'),
      maxLength: 6,
    }),
  });
  fc.assert(
    fc.property(tree, change, (written, { at, length, put }) => {
      const xml = write(written);
      const reading = readXml(xml.slice(0, at) + put + xml.slice(at + length));
      expect(reading.ok ? reading.root.name.length : reading.line).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

it('hostile megabytes are refused as soon as they are read', () => {
  const shapes = [
    (n: number) => '<a>'.repeat(n),
    (n: number) => `<a ${'b'.repeat(n)}`,
    (n: number) => `<a${' b=""'.repeat(n)}`,
    (n: number) => `<a>${'&'.repeat(n)}`,
    (n: number) => `<a${' '.repeat(n)}`,
    (n: number) => `<a>${'<!--'.repeat(n)}`,
    (n: number) => `<a>${'&#1'.repeat(n)}`,
  ];
  // A reader that goes back over what it has read would be at this for days.
  for (const shape of shapes) expect([shape(1), readXml(shape(1_000_000)).ok]).toEqual([shape(1), false]);
});
