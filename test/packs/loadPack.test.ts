import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadPack } from '../../core/packs.ts';
import { sha256 } from '../../core/sha256.ts';
import { covid2020, packFolder } from './packFolder.ts';

const Problems = z.object({
  file: z.string(),
  place: z.string(),
  reason: z.string(),
  problems: z.array(z.object({ file: z.string(), place: z.string(), reason: z.string() })).min(1),
});

/** Breaks a copy of the pack in one place and gives what the refusal says, one line a problem. */
async function refusal(spoil: (pack: ReturnType<typeof packFolder>) => void): Promise<string[]> {
  const pack = packFolder();
  spoil(pack);
  const loaded = await loadPack(pack.folder);
  if (loaded.ok) throw new Error('The pack was accepted');
  expect(loaded.problem.code).toBe('invalid_input');
  return Problems.parse(loaded.problem.details).problems.map(
    ({ file, place, reason }) => `${file} · ${place} · ${reason}`,
  );
}

const inJson = (from: string | RegExp, to: string) => (pack: ReturnType<typeof packFolder>) =>
  pack.rewrite('pack.json', (text) => changed(text, from, to));
const inForm = (from: string | RegExp, to: string) => (pack: ReturnType<typeof packFolder>) =>
  pack.rewrite('forms/intake.xml', (text) => changed(text, from, to));

function changed(text: string, from: string | RegExp, to: string): string {
  const result = text.replace(from, to);
  if (result === text) throw new Error(`Nothing to spoil: ${String(from)}`);
  return result;
}

it('the pack of the hotline of 2020 is whole', async () => {
  const loaded = await loadPack(covid2020);
  if (!loaded.ok) throw new Error(loaded.problem.message);
  const { pack, form, articles } = loaded.value;
  expect(pack.id).toBe('covid-2020');
  expect(form.hash).toBe(sha256(form.xml));
  expect(articles.length).toBeGreaterThanOrEqual(6);
  expect(articles.every(({ body }) => body.id.startsWith('# ') && body.en.startsWith('# '))).toBe(true);
});

describe('one wrong place refuses the whole, with file and place', () => {
  it.each([
    ['an unknown key', inJson('"agency":', '"agenci": 1,\n  "agency":'), /pack\.json · \$ · .*agenci/],
    [
      'an unknown key deep inside',
      inJson('"allowGaps": false', '"allowGap": 1, "allowGaps": false'),
      /dispositions\[0\] · .*allowGap/,
    ],
    ['no JSON', inJson('"languages": [', '"languages": [['), /pack\.json · line \d+ · This is not JSON/],
    ['a text without English', inJson('"en": "KUMKM hotline 1500-587"', '"en": ""'), /title\.en/],
    [
      'a third language without its texts',
      inJson('"name": "English" }', '"name": "English" }, { "code": "jv", "name": "Basa Jawa" }'),
      /holidays\[0\]\.name · The text is missing in jv/,
    ],
    [
      'a role without its question',
      inJson('"nik": "nik_pemilik"', '"nik": "nik_istri"'),
      /roles\.nik · The form asks no question nik_istri/,
    ],
    [
      'a required note',
      inJson('"requires": ["nomor_kontak"]', '"requires": ["kontak_tanya"]'),
      /dispositions\[8\]\.requires\[0\] · The form asks no question kontak_tanya/,
    ],
    [
      'a sensitive question that is not asked',
      inJson('"sensitive": ["nik_pemilik"', '"sensitive": ["nik"'),
      /sensitive\[0\]/,
    ],
    [
      'an article beside no question',
      inJson('"questions": ["bahan"', '"questions": ["bahann"'),
      /knowledge\[4\]\.questions\[0\]/,
    ],
    [
      'a code that stands twice',
      inJson('"code": "iseng"', '"code": "hening"'),
      /dispositions\[12\]\.code · hening stands twice/,
    ],
    [
      'a key that stands twice',
      inJson('"quickKey": "2"', '"quickKey": "1"'),
      /dispositions\[11\]\.quickKey · 1 stands twice/,
    ],
    ['a disposition under no heading', inJson('"group": "terputus"', '"group": "putus"'), /dispositions\[8\]\.group/],
    [
      'a trouble that rolls up nowhere',
      inJson(/,\s*"LLN": "lainnya"/, ''),
      /official\.rollUp · LLN rolls up to no official category/,
    ],
    [
      'a roll-up of no trouble',
      inJson('"LLN": "lainnya"', '"LLN": "lainnya", "XXX": "lainnya"'),
      /official\.rollUp\.XXX · kendala has no choice XXX/,
    ],
    [
      'a roll-up to no category',
      inJson('"LLN": "lainnya"', '"LLN": "lain"'),
      /official\.rollUp\.LLN · There is no category lain/,
    ],
    ['no such time zone', inJson('Asia/Jakarta', 'Asia/Djakarta2'), /timeZone/],
    ['hours that end before they begin', inJson('"to": "15:00"', '"to": "07:00"'), /hours\[0\]/],
    ['a line that is no number', inJson('"line": "1500-587"', '"line": "lima belas"'), /channels\[0\]\.line/],
    [
      'a form that is not there',
      inJson('forms/intake.xml', 'forms/other.xml'),
      /forms\/other\.xml · form · The file is missing/,
    ],
    [
      'a form in Excel',
      inJson('forms/intake.xml', 'forms/intake.xlsx'),
      /pack\.json · form · The form must be an XForm/,
    ],
    [
      'an article that is not there',
      inJson('knowledge/bpum.en.md', 'knowledge/none.md'),
      /knowledge\/none\.md · knowledge\[8\]\.files\.en · The file is missing/,
    ],
    [
      'an article outside the pack',
      inJson('knowledge/bpum.en.md', '../secret.md'),
      /knowledge\[8\]\.files\.en · The file lies outside the pack/,
    ],
    [
      'an absolute path',
      inJson('knowledge/bpum.en.md', '/etc/hostname'),
      /\/etc\/hostname · .* · The file lies outside the pack/,
    ],
    [
      'XML that is not well-formed',
      inForm('</h:body>', '</body>'),
      /forms\/intake\.xml · line \d+ · <\/body> closes <h:body>/,
    ],
    ['a DOCTYPE', inForm('<h:html', '<!DOCTYPE h:html>\n<h:html'), /line \d+ · DOCTYPE/],
    [
      'a bind to nothing',
      inForm('<bind nodeset="/data/kontak/nomor_wa"', '<bind nodeset="/data/kontak/nomor_w"'),
      /line \d+, <bind> · There is no node \/data\/kontak\/nomor_w /,
    ],
    [
      'a bind that stands twice',
      inForm('<bind nodeset="/data/kontak/nomor_wa"', '<bind nodeset="/data/kontak/boleh_wa"'),
      /\/data\/kontak\/boleh_wa has a bind already, on line \d+/,
    ],
    [
      'a question for no node',
      inForm('<input ref="/data/usaha/alamat"', '<input ref="/data/usaha/alamatt"'),
      /There is no node \/data\/usaha\/alamatt/,
    ],
    [
      'a text that does not exist',
      inForm('<label ref="jr:itext(\'/data/usaha/alamat:label\')"', '<label ref="jr:itext(\'/data/x:label\')"'),
      /line \d+, <label> · There is no text \/data\/x:label/,
    ],
    [
      'a message that does not exist',
      inForm(
        'jr:constraintMsg="jr:itext(\'/data/usaha/nib:jr:constraintMsg\')"',
        'jr:constraintMsg="jr:itext(\'/data/y\')"',
      ),
      /line \d+, <bind> · There is no text \/data\/y/,
    ],
    [
      'a text in one language only',
      inForm('<text id="/data/usaha/alamat:label"><value>Address of the business</value></text>', ''),
      /The text \/data\/usaha\/alamat:label is missing in en/,
    ],
    ['an empty text', inForm('<value>Address of the business</value>', '<value> </value>'), /is empty in en/],
    [
      'a language that is not there',
      inForm('<translation lang="en">', '<translation lang="fr">'),
      /The form has no texts in en/,
    ],
    [
      'a label that cannot be translated',
      inForm('<label ref="jr:itext(\'/data/usaha/alamat:label\')"/>', '<label>Alamat</label>'),
      /<label> · It has no ref to a text/,
    ],
    ['no instanceID', inForm('<orx:instanceID/>', '<orx:other/>'), /meta\/instanceID is missing/],
    ['no form version', inForm(/ version="\d+" orx:version="\d+"/, ''), /The form has no version/],
    [
      'a non-answer of no question',
      inForm(/usaha\/nib_na/g, 'usaha/nibb_na'),
      /There is no question for \/data\/usaha\/nibb_na|There is no node/,
    ],
    [
      'an unfinished region',
      inForm('<input ref="/data/usaha/wilayah/wilayah_zona">', '<input ref="/data/usaha/wilayah/wilayah_desa">'),
      /missing: …_zona/,
    ],
    [
      'a list that does not exist',
      inForm("nodeset=\"instance('tingkat')", "nodeset=\"instance('tingkatan')"),
      /<itemset> · There is no list with the id tingkatan/,
    ],
  ])('%s', async (_, spoil, expected) => {
    expect((await refusal(spoil)).join('\n')).toMatch(expected);
  });

  it('a missing pack.json', async () => {
    expect(await refusal(({ folder }) => rmSync(join(folder, 'pack.json')))).toEqual([
      'pack.json · $ · The file is missing',
    ]);
  });

  it('a symbolic link, even to a file of the same text', async () => {
    const spoil = ({ folder }: ReturnType<typeof packFolder>): void => {
      const file = join(folder, 'knowledge/bpum.en.md');
      renameSync(file, join(folder, '../bpum.en.md'));
      symlinkSync(join(folder, '../bpum.en.md'), file);
    };
    expect((await refusal(spoil)).join()).toMatch(/bpum\.en\.md · .* · The file is, or lies behind, a symbolic link/);
  });

  it('a folder in the place of a file', async () => {
    const spoil = ({ folder }: ReturnType<typeof packFolder>): void => {
      rmSync(join(folder, 'forms/intake.xml'));
      mkdirSync(join(folder, 'forms/intake.xml'));
    };
    expect((await refusal(spoil)).join()).toMatch(/This is not a file/);
  });

  it('a form of hostile size is refused before it is read', async () => {
    expect((await refusal(({ folder }) => truncateSync(join(folder, 'forms/intake.xml'), 2 ** 40))).join()).toMatch(
      /larger than 4194304 characters/,
    );
  });

  it('bytes that are no UTF-8', async () => {
    expect(
      (
        await refusal(({ folder }) =>
          writeFileSync(join(folder, 'knowledge/bpum.id.md'), Buffer.from([0xff, 0xfe, 0x41])),
        )
      ).join(),
    ).toMatch(/not UTF-8/);
  });
});

it('lists every wrong place, not only the first', async () => {
  const problems = await refusal((pack) => {
    inJson('"nik": "nik_pemilik"', '"nik": "nik_istri"')(pack);
    inJson('knowledge/bpum.en.md', '../secret.md')(pack);
    inForm('<value>Address of the business</value>', '<value/>')(pack);
  });
  expect(problems).toHaveLength(3);
});
