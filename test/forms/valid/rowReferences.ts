import { book, type ValidForm } from '../validForm.ts';

/** References from and into the rows of repeats. */
export const rowReferenceForms: readonly ValidForm[] = [
  {
    name: 'a question in a repeat refers to its own row',
    form: book([
      'type | name | label | relevant | constraint | calculation',
      'begin_repeat | anggota | Anggota keluarga',
      'text | nama | Nama',
      'integer | umur | Umur ${nama}',
      'text | sekolah | Sekolah ${nama} | ${umur} < 18',
      'integer | lulus | Lulus pada umur | | . <= ${umur}',
      "calculate | sapaan | | | | concat('Sdr. ', ${nama})",
      'end_repeat | ',
    ]),
    play: [
      { set: { 'anggota[1]/nama': 'Ani', 'anggota[1]/umur': '12' }, add: 'anggota' },
      {
        set: { 'anggota[2]/nama': 'Budi', 'anggota[2]/umur': '40', 'anggota[2]/lulus': '41' },
        shows: 'anggota[1]/sekolah',
        hides: 'anggota[2]/sekolah',
        labels: { 'anggota[1]/umur': 'Umur Ani', 'anggota[2]/umur': 'Umur Budi' },
        values: { 'anggota[1]/sapaan': 'Sdr. Ani', 'anggota[2]/sapaan': 'Sdr. Budi' },
        invalid: 'anggota[2]/lulus',
      },
    ],
  },
  {
    name: 'sums, counts, greatest and least over the rows',
    form: book([
      'type | name | label | calculation',
      'begin repeat | utang | Pinjaman',
      'integer | besar | Besarnya',
      'end repeat',
      'calculate | jumlah | | sum(${besar})',
      'calculate | berapa | | count(${utang})',
      'calculate | terbesar | | max(${besar})',
      'calculate | terkecil | | min(${besar})',
      "calculate | daftar | | join(', ', ${besar})",
      'calculate | terisi | | count-non-empty(${besar})',
      'note | baca | Ada ${berapa} pinjaman, jumlahnya ${jumlah} juta.',
    ]),
    play: [
      { set: { 'utang[1]/besar': '4' }, add: 'utang' },
      {
        set: { 'utang[2]/besar': '7' },
        values: { jumlah: '11', berapa: '2', terbesar: '7', terkecil: '4', daftar: '4, 7', terisi: '2' },
        labels: { baca: 'Ada 2 pinjaman, jumlahnya 11 juta.' },
      },
      { add: 'utang', values: { berapa: '3', terisi: '2' } },
    ],
  },
  {
    name: 'a repeat inside of a repeat, with references to both',
    form: book([
      'type | name | label | calculation',
      'begin repeat | rumah | Rumah',
      'text | alamat | Alamat',
      'begin repeat | orang | Orang',
      'text | nama | Nama',
      'integer | umur | Umur',
      "calculate | lengkap | | concat(${nama}, ' di ', ${alamat})",
      'end repeat',
      'calculate | jiwa | | count(${orang})',
      'calculate | tertua | | max(${umur})',
      'end repeat',
      'calculate | semua | | count(${orang})',
    ]),
    play: [
      {
        set: { 'rumah[1]/alamat': 'Jl. A', 'rumah[1]/orang[1]/nama': 'Ani', 'rumah[1]/orang[1]/umur': '30' },
        add: 'rumah',
      },
      { add: 'rumah[1]/orang', rows: { 'rumah[2]/orang': 0 } },
      { add: 'rumah[2]/orang' },
      {
        set: {
          'rumah[1]/orang[2]/nama': 'Adi',
          'rumah[1]/orang[2]/umur': '50',
          'rumah[2]/alamat': 'Jl. B',
          'rumah[2]/orang[1]/nama': 'Budi',
          'rumah[2]/orang[1]/umur': '20',
        },
        values: {
          'rumah[1]/orang[2]/lengkap': 'Adi di Jl. A',
          'rumah[2]/orang[1]/lengkap': 'Budi di Jl. B',
          'rumah[1]/jiwa': '2',
          'rumah[2]/jiwa': '1',
          'rumah[1]/tertua': '50',
          'rumah[2]/tertua': '20',
          semua: '3',
        },
      },
    ],
  },
  {
    name: 'a group inside of a repeat refers to its own row',
    form: book([
      'type | name | label | relevant',
      'begin repeat | usaha | Usaha',
      'begin group | dasar | Dasar',
      'text | nama | Nama usaha',
      'end group',
      'begin group | lanjut | Lanjutan',
      "text | izin | Izin ${nama} | ${nama} != ''",
      'end group',
      'end repeat',
    ]),
    play: [
      { hides: 'usaha[1]/lanjut/izin' },
      {
        set: { 'usaha[1]/dasar/nama': 'Warung Bu Ani' },
        labels: { 'usaha[1]/lanjut/izin': 'Izin Warung Bu Ani' },
        add: 'usaha',
      },
      { shows: 'usaha[1]/lanjut/izin', hides: 'usaha[2]/lanjut/izin' },
    ],
  },
  {
    name: 'indexed-repeat reads a certain row',
    form: book([
      'type | name | label | calculation',
      'begin repeat | anak | Anak',
      'text | nama | Nama anak',
      'end repeat',
      'integer | ke | Anak ke berapa?',
      'calculate | dipilih | | indexed-repeat(${nama}, ${anak}, ${ke})',
      'calculate | pertama | | indexed-repeat(${nama}, ${anak}, 1)',
    ]),
    play: [
      { set: { 'anak[1]/nama': 'Ani' }, add: 'anak' },
      { set: { 'anak[2]/nama': 'Budi', ke: '2' }, values: { dipilih: 'Budi', pertama: 'Ani' } },
      { set: { ke: '1' }, values: { dipilih: 'Ani' } },
    ],
  },
  {
    name: 'the place of a row, and the row before it',
    form: book([
      'type | name | label | calculation',
      'begin repeat | bulan | Bulan',
      'calculate | ke | | position(..)',
      'integer | jual | Penjualan bulan ke-${ke}',
      'calculate | lalu | | indexed-repeat(${jual}, ${bulan}, position(..) - 1)',
      'end repeat',
    ]),
    play: [
      { set: { 'bulan[1]/jual': '5' }, add: 'bulan' },
      {
        labels: { 'bulan[2]/jual': 'Penjualan bulan ke-2' },
        values: { 'bulan[1]/ke': '1', 'bulan[2]/ke': '2', 'bulan[2]/lalu': '5' },
      },
      { remove: ['bulan', 1], values: { 'bulan[1]/ke': '1' } },
    ],
  },
];
