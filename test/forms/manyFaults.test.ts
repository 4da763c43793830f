import { expect, test } from 'vitest';
import { checkFile } from './checkFile.ts';
import { readData, type WorkbookData } from './workbookData.ts';

/** A survey as it comes from an author in a hurry: every marked cell is wrong in its own way. */
const hurried: WorkbookData = {
  survey: [
    'type | name | label | relevant | constraint | calculation | choice_filter | appearance',
    'text | nama_usaha | Nama usaha',
    '»teks | alamat | Alamat',
    'integer | »jumlah pekerja | Jumlah pekerja',
    "text | pemilik | Pemilik | »${nama_ushaa} != ''",
    'integer | umur | Umur | | ». >= 17 dan . < 100',
    "calculate | sapaan | | | | »concate('Bapak ', ${pemilik})",
    '»select_one jenis_ush | jenis | Jenis usaha',
    'integer | »umur | Umur lagi',
    "text | catatan | Catatan | »if(string-length(${pemilik}) > 17, 'x')",
    '»begin group | lain | Lain-lain',
    'select_one jenis_usaha | jenis_2 | Jenis kedua',
  ],
  choices: [
    'list_name | name | label',
    'jenis_usaha | tani | Pertanian',
    'jenis_usaha | »tani | Tani',
    'jenis_usaha | »| Perdagangan',
  ],
};

test('All faults of a workbook are told at once, each at its cell, in the order of the sheets', async () => {
  const { form, problems } = await checkFile({ book: hurried });
  const errors = problems.filter(({ severity }) => severity === 'error');
  const { marks } = readData(hurried);
  expect(errors.map(({ sheet, cell }) => `${sheet} ${cell}`)).toEqual(
    marks.map(({ sheet, cell }) => `${sheet} ${cell}`),
  );
  expect(form).toBeNull();
});

test('A check says the same each time', async () => {
  const [first, second] = [await checkFile({ book: hurried }), await checkFile({ book: hurried })];
  expect(second).toEqual(first);
});
