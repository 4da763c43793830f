import { allKindsForm } from './allKinds.ts';
import { formXml, type Item } from './formXml.ts';

export const group = (...children: readonly Item[]): Item => ({ kind: 'group', name: 'satu', label: 'Satu', children });
export const select = (name: string, choices: string): Item => ({ kind: 'select1', name, label: name, choices });
export const rows = (count: number, make: (row: number) => Readonly<Record<string, string>>) =>
  Array.from({ length: count }, (_, row) => make(row));

const provinces = rows(5, (row) => ({ name: `p${row}`, label: `Provinsi ${row}` }));
const regencies = rows(30, (row) => ({ name: `k${row}`, label: `Kabupaten ${row}`, first: `p${row % 5}` }));

/** Lists and filters as untidy as authors leave them, each with what it is about. */
export const trickyForms: readonly (readonly [string, string])[] = [
  ['every kind of question', allKindsForm()],
  [
    'a list that depends on an answer before it',
    formXml({
      lists: { provinsi: provinces, kabupaten: regencies },
      items: [
        group(
          select('provinsi', "instance('provinsi')/root/item"),
          select('kabupaten', "instance('kabupaten')/root/item[first = /data/satu/provinsi]"),
          {
            kind: 'input',
            name: 'nama',
            calculate: "instance('kabupaten')/root/item[name = /data/satu/kabupaten]/label",
          },
          {
            kind: 'input',
            name: 'baca',
            appearance: 'say',
            readonly: true,
            label: '<output value="/data/satu/nama"/>',
          },
        ),
      ],
    }),
  ],
  [
    'rows without, with an empty, and with two of the compared children',
    formXml({
      lists: {
        daftar: [
          { name: 'a', label: 'A' },
          { name: 'b', label: 'B', first: '' },
          { name: 'c', label: 'C', first: 'x' },
        ],
        tanpa: [{ name: 'd', label: 'D' }],
      },
      items: [
        group(
          { kind: 'select1', name: 'kunci', label: 'Kunci', choices: { x: 'X', y: 'Y' } },
          select('kosong', "instance('daftar')/root/item[first='']"),
          select('sama', "instance('daftar')/root/item[first = /data/satu/kunci]"),
          select('tanpa', "instance('tanpa')/root/item[first='']"),
          select('angka', "instance('daftar')/root/item[name = 1]"),
          select('banyak', "instance('daftar')/root/item[first = /data/satu/kunci or name = 'a']"),
          select('urut', "instance('daftar')/root/item[first = /data/satu/kunci][1]"),
        ),
      ],
    }).replace('<first>x</first>', '<first>x</first><first>y</first>'),
  ],
  [
    'several conditions on one list',
    formXml({
      lists: {
        kabupaten: [
          ...rows(30, (row) => ({
            name: `k${row}`,
            label: `Kabupaten ${row}`,
            first: `p${row % 5}`,
            pulau: row % 2 ? 'jawa' : 'bali',
          })),
          { name: 'tanpa', label: 'Tanpa' },
          { name: 'kosong', label: 'Kosong', first: '', pulau: '' },
        ],
      },
      items: [
        group(
          { kind: 'select1', name: 'provinsi', label: 'Provinsi', choices: { p0: 'P0', p1: 'P1', p2: 'P2' } },
          { kind: 'select1', name: 'pulau', label: 'Pulau', choices: { jawa: 'Jawa', bali: 'Bali' } },
          select('dua', "instance('kabupaten')/root/item[first = /data/satu/provinsi and pulau = /data/satu/pulau]"),
          select('tiga', "instance('kabupaten')/root/item[pulau != '' and first = 'p1' and pulau = /data/satu/pulau]"),
          select('atau', "instance('kabupaten')/root/item[first = 'p1' and (pulau = 'jawa' or name = 'k6')]"),
          select('kosong', "instance('kabupaten')/root/item[first = '' and pulau = '']"),
          select('hitung', "instance('kabupaten')/root/item[first = /data/satu/provinsi and position() > 9]"),
          select('angka', "instance('kabupaten')/root/item[first = /data/satu/provinsi and string-length(name) = 2]"),
        ),
      ],
    }),
  ],
  [
    'lists and sums inside of rows',
    formXml({
      lists: { kabupaten: regencies },
      items: [
        group({
          kind: 'repeat',
          name: 'cabang',
          label: 'Cabang',
          children: [
            { kind: 'select1', name: 'provinsi', label: 'Provinsi', choices: { p0: 'P0', p1: 'P1' } },
            select('kabupaten', "instance('kabupaten')/root/item[first = current()/../provinsi]"),
            select('lain', "instance('kabupaten')/root/item[first = /data/satu/cabang/provinsi and name != 'k0']"),
            { kind: 'input', name: 'nama', label: 'Nama', relevant: "../kabupaten != ''" },
          ],
        }),
      ],
    }),
  ],
  [
    'numbers and dates compared as text',
    formXml({
      lists: {
        angka: rows(12, (row) => ({ name: `n${row}`, label: `${row}`, first: row % 2 ? `${row}` : `0${row}` })),
      },
      items: [
        group(
          { kind: 'input', name: 'jumlah', type: 'int', label: 'Jumlah' },
          select('pilih', "instance('angka')/root/item[first = /data/satu/jumlah]"),
          select('lewat', "instance('angka')/root/item[first = string(/data/satu/jumlah)]"),
        ),
      ],
    }),
  ],
];
