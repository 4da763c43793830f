import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aFormXml, aPack, aPackFolder } from '../support/builders.ts';
import { columnOf, rowOf, rowWith, type SheetText } from '../support/editWorkbook.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { covid2020, koperasi2026, packFolder } from './packFolder.ts';
import { refusalOf } from './refusalOf.ts';

type Sheets = (name: string) => SheetText;

/** The cell of a question in the survey, "C12". */
const cellOf = (sheet: SheetText, name: string, header: string): string =>
  `${String.fromCodePoint(65 + columnOf(sheet, header))}${rowWith(sheet, 'name', name) + 1}`;

/** Writes into the cell of a question and gives its address. */
function write(sheets: Sheets, name: string, header: string, text: string): string {
  const survey = sheets('survey');
  const cell = cellOf(survey, name, header);
  const row = survey.rows[rowWith(survey, 'name', name)] ?? [];
  row[columnOf(survey, header)] = text;
  return cell;
}

const without = (sheets: Sheets, name: string): void => {
  const survey = sheets('survey');
  survey.rows.splice(rowWith(survey, 'name', name), 1);
};

/** What is said of a pack whose workbook was changed, and the cell that was written to. */
async function spoiled(of: string, change: (sheets: Sheets) => string): Promise<{ said: string; cell: string }> {
  const pack = packFolder(of);
  let cell = '';
  await pack.edit((sheets) => {
    cell = change(sheets);
  });
  return { said: (await refusalOf(pack.folder)).join('\n'), cell };
}

describe('a wrong place in the workbook of a pack refuses the whole, with its cell', () => {
  it.each<[string, string, (sheets: Sheets) => string, string]>([
    ['a type that does not exist', covid2020, (sheets) => write(sheets, 'alamat', 'type', 'teks'), 'text'],
    [
      'a question that does not exist, with the one that was meant',
      covid2020,
      (sheets) => write(sheets, 'alamat_sku', 'relevant', "${alamat_ktp_bed} = 'ya'"),
      'alamat_ktp_beda',
    ],
    [
      'a label that is missing in a language of the pack',
      covid2020,
      (sheets) => write(sheets, 'alamat', 'label::English (en)', ''),
      'English',
    ],
    [
      'a non-answer of no question',
      koperasi2026,
      (sheets) => {
        write(sheets, 'badan_hukum_na', 'name', 'badan_hukumm_na');
        return cellOf(sheets('survey'), 'badan_hukumm_na', 'name');
      },
      'There is no question for /data/koperasi/badan_hukumm_na',
    ],
    [
      'an unfinished region',
      koperasi2026,
      (sheets) => {
        without(sheets, 'lokasi_zona');
        return cellOf(sheets('survey'), 'lokasi', 'name');
      },
      'missing: …_zona',
    ],
  ])('%s', async (_, of, change, reason) => {
    const { said, cell } = await spoiled(of, change);
    expect(said).toContain(reason);
    expect(said).toMatch(new RegExp(`^forms/intake\\.xlsx · survey!${cell} · `, 'm'));
  });

  it('a picture that is not beside it', async () => {
    const { said } = await spoiled(koperasi2026, (sheets) => {
      const survey = sheets('survey');
      (survey.rows[0] ?? []).push('image');
      return write(sheets, 'cerita', 'image', 'peta.png');
    });
    expect(said).toMatch(/^forms\/intake\.xlsx · survey!\w+ · .*peta\.png/m);
  });

  it('a data file that is not beside it', async () => {
    const { said, cell } = await spoiled(koperasi2026, (sheets) =>
      write(sheets, 'cerita', 'type', 'select_one_from_file desa.csv'),
    );
    expect(said).toMatch(new RegExp(`survey!${cell} · .*desa\\.csv`));
  });

  it('a workbook without choices', async () => {
    const pack = packFolder();
    await pack.edit((sheets) => {
      sheets('choices').rows.splice(0);
    });
    expect((await refusalOf(pack.folder)).length).toBeGreaterThan(10);
  });

  it('what is no workbook', async () => {
    const pack = packFolder();
    writeFileSync(join(pack.folder, 'forms/intake.xlsx'), '<html><body>login</body></html>');
    expect(await refusalOf(pack.folder)).toEqual([expect.stringMatching(/^forms\/intake\.xlsx · form · /)]);
  });
});

describe('names in pack.json that the workbook does not ask', () => {
  it('a question that was renamed: every place of pack.json that names it', async () => {
    const { said } = await spoiled(koperasi2026, (sheets) => write(sheets, 'ringkasan_aduan', 'name', 'ringkasan'));
    expect(said).toBe('pack.json · roles.summary · The form asks no question ringkasan_aduan');
  });

  it('a question that is asked at two places', async () => {
    const { said } = await spoiled(koperasi2026, (sheets) => {
      const survey = sheets('survey');
      const again = {
        type: 'text',
        name: 'harapan',
        'label::English (en)': 'Hope',
        'label::Bahasa Indonesia (id)': 'Harap',
      };
      survey.rows.splice(rowWith(survey, 'name', 'catatan_dalam'), 0, rowOf(survey, again));
      return '';
    });
    expect(said).toMatch(/pack\.json · dispositions\[0\]\.requires\[10\] · The form asks harapan at 2 places/);
  });

  it('a kind of trouble that rolls up nowhere, and a roll-up of none', async () => {
    const { said } = await spoiled(koperasi2026, (sheets) => {
      const choices = sheets('choices');
      const row = choices.rows[rowWith(choices, 'name', 'LHN')] ?? [];
      row[columnOf(choices, 'name')] = 'TNH';
      return '';
    });
    expect(said).toContain('official.rollUp · TNH rolls up to no official category');
    expect(said).toContain('official.rollUp.LHN · pokok_aduan has no choice LHN');
  });
});

describe('a wrong place in an XForm of a pack refuses the whole, with its line', () => {
  it.each<[string, string | RegExp, string, RegExp]>([
    ['XML that is not well-formed', '</h:body>', '</body>', /line \d+/],
    ['a DOCTYPE', '<h:html', '<!DOCTYPE h:html>\n<h:html', /line \d+ · .*DOCTYPE/],
    ['a bind to nothing', 'nodeset="/data/usaha"', 'nodeset="/data/ushaa"', /line \d+, <.*\/data\/ushaa/],
    ['a question for no node', 'ref="/data/usaha"', 'ref="/data/ushaa"', /line \d+, <.*\/data\/ushaa/],
    ['a text that does not exist', 'ref="jr:itext(\'usaha\')"', 'ref="jr:itext(\'ushaa\')"', /line \d+, <.*ushaa/],
    ['a text in one language only', '<text id="usaha"><value>usaha (en)</value></text>', '', /missing in en: usaha/],
    ['an empty text', '<value>usaha (en)</value>', '<value> </value>', /is empty in en/],
    ['a language that is not there', '<translation lang="en">', '<translation lang="fr">', /no texts in en/],
    ['a label that cannot be translated', '<label ref="jr:itext(\'usaha\')"/>', '<label>Usaha</label>', /<label>/],
  ])('%s', async (_, from, to, expected) => {
    const xml = aFormXml().replace(from, to);
    expect(xml).not.toBe(aFormXml());
    const said = await refusalOf(aPackFolder(tempFolder(), aPack(), xml));
    expect(said.join('\n')).toMatch(expected);
    expect(said.some((line) => line.startsWith('forms/intake.xml · line '))).toBe(true);
  });
});
