import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPack } from '../../core/packs.ts';
import { sha256 } from '../../core/sha256.ts';
import { checkForm } from '../../core/forms/checkForm.ts';
import { covid2020, koperasi2026, packFolder } from './packFolder.ts';
import { refusalOf } from './refusalOf.ts';

/** Breaks a copy of the pack in one place and gives what the refusal says, one line a problem. */
async function refusal(spoil: (pack: ReturnType<typeof packFolder>) => void): Promise<string[]> {
  const pack = packFolder();
  spoil(pack);
  return refusalOf(pack.folder);
}

const inJson = (from: string | RegExp, to: string) => (pack: ReturnType<typeof packFolder>) =>
  pack.rewrite('pack.json', (text) => changed(text, from, to));

function changed(text: string, from: string | RegExp, to: string): string {
  const result = text.replace(from, to);
  if (result === text) throw new Error(`Nothing to spoil: ${String(from)}`);
  return result;
}

it.each([covid2020, koperasi2026])('the pack in %s is whole', async (folder) => {
  const loaded = await loadPack(folder, checkForm);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problem));
  const { pack, form, articles } = loaded.value;
  expect(folder.endsWith(pack.id)).toBe(true);
  expect(form.hash).toBe(sha256(form.xml));
  expect(form.title).toContain('1500-587');
  expect(articles.length).toBeGreaterThanOrEqual(6);
  expect(articles.every(({ body }) => body.id.startsWith('# ') && body.en.startsWith('# '))).toBe(true);
  expect(pack.surge?.questions).toHaveLength(6);
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
      inJson('forms/intake.xlsx', 'forms/other.xlsx'),
      /forms\/other\.xlsx · form · The file is missing/,
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
      'a surge that is closed by no disposition',
      inJson('"disposition": "laporan_ringkas"', '"disposition": "ringkas"'),
      /surge\.disposition · There is no disposition ringkas/,
    ],
    [
      'a surge that promises nothing',
      inJson('"disposition": "laporan_ringkas"', '"disposition": "iseng"'),
      /surge\.disposition · iseng promises no call back/,
    ],
    [
      'a surge that is closed by more than it asks',
      inJson('"disposition": "laporan_ringkas"', '"disposition": "laporan_sebagian"'),
      /surge\.disposition · laporan_sebagian requires what a surge does not ask: .*dampak_utama/,
    ],
    [
      'a surge that asks what the form does not',
      inJson(/"wilayah_kabupaten", "kendala"\],\n {4}"disposition"/, '"wilayah", "kendala"],\n    "disposition"'),
      /surge\.questions\[4\] · The form asks no question wilayah/,
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
      rmSync(join(folder, 'forms/intake.xlsx'));
      mkdirSync(join(folder, 'forms/intake.xlsx'));
    };
    expect((await refusal(spoil)).join()).toMatch(/This is not a file/);
  });

  it('a form of hostile size is refused before it is read', async () => {
    expect((await refusal(({ folder }) => truncateSync(join(folder, 'forms/intake.xlsx'), 2 ** 40))).join()).toMatch(
      /larger than 16777216 bytes/,
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
    truncateSync(join(pack.folder, 'forms/intake.xlsx'), 100);
  });
  expect(problems.map((line) => line.split(' · ')[0])).toEqual(['../secret.md', 'forms/intake.xlsx']);
});
