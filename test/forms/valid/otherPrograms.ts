import type { ValidForm } from '../validForm.ts';

/** Workbooks with the columns and habits of other programs. */
export const otherProgramForms: readonly ValidForm[] = [
  {
    name: 'a workbook as KoboToolbox exports it',
    form: {
      hand: { isInline: true },
      book: {
        survey: [
          [
            'type',
            'name',
            'label::Bahasa Indonesia (id)',
            'label::English (en)',
            'required',
            'relevant',
            'appearance',
            '$kuid',
            '$autoname',
            '_isRepeat',
          ],
          ['start', 'start', '', '', '', '', '', 'aa1', 'start', ''],
          ['end', 'end', '', '', '', '', '', 'aa2', 'end', ''],
          [
            'select_one tn3pl47',
            'Jenis_bantuan',
            'Jenis bantuan',
            'Kind of aid',
            'true',
            '',
            'minimal',
            'aa3',
            'Jenis_bantuan',
            '',
          ],
          [
            'begin_group',
            'group_uz8',
            'Rincian',
            'Details',
            'false',
            "(${Jenis_bantuan} = 'uang_tunai')",
            '',
            'aa4',
            'group_uz8',
            'false',
          ],
          ['integer', 'Berapa', 'Berapa rupiah?', 'How much?', 'false', '', '', 'aa5', 'Berapa', ''],
          ['end_group', '', '', '', '', '', '', '/aa4', '', ''],
        ],
        choices: [
          ['list_name', 'name', 'label::Bahasa Indonesia (id)', 'label::English (en)', '$kuid', '$autovalue', 'order'],
          ['tn3pl47', 'uang_tunai', 'Uang tunai', 'Cash', 'bb1', 'uang_tunai', ''],
          ['tn3pl47', 'barang', 'Barang', 'Goods', 'bb2', 'barang', ''],
        ],
        settings: [
          ['version', 'default_language', 'style'],
          ['3 (2026-11-24 03:12:45)', 'Bahasa Indonesia (id)', 'theme-grid'],
        ],
      },
    },
    version: '3 (2026-11-24 03:12:45)',
    play: [
      { sees: 'Jenis_bantuan', required: 'Jenis_bantuan', choiceLabels: { Jenis_bantuan: ['Uang tunai', 'Barang'] } },
      { set: { Jenis_bantuan: 'uang_tunai' }, sees: 'Jenis_bantuan group_uz8/Berapa' },
      { language: 'en', labels: { 'group_uz8/Berapa': 'How much?' } },
    ],
  },
  {
    name: 'a workbook with the columns of SurveyCTO',
    form: {
      hand: { isFloating: true },
      book: {
        survey: [
          'type | name | label | label:Indonesia | hint | default | appearance | constraint | constraint message | relevance | disabled | required | required message | read only | calculation | repeat_count | media:image | choice_filter | note | response_note | publishable | minimum_seconds',
          'calculate | tarif | | | | | | | | | | | | | 1500',
          'integer | jumlah | Amount | Jumlah | | | numbers | . > 0 | Above zero | | | yes | Needed',
          'text | lama | Old question | Pertanyaan lama | | | | | | | yes',
          'note | total | Comes to ${biaya} | Jumlahnya ${biaya} | | | | | | ${jumlah} > 0',
          'calculate | biaya | | | | | | | | | | | | | ${tarif} * ${jumlah}',
        ],
        choices: ['list_name | value | label | label:Indonesia | image | filter'],
        settings: [
          'form_title | form_id | version | public_key | submission_url | default_language',
          'Biaya | biaya | 2611240900 | | | Indonesia',
        ],
      },
    },
    title: 'Biaya',
    version: '2611240900',
    play: [
      { sees: 'jumlah', required: 'jumlah' },
      { set: { jumlah: '4' }, sees: 'jumlah total', values: { biaya: '6000' } },
      { language: 'Indonesia', labels: { total: 'Jumlahnya 6000' } },
    ],
  },
  {
    name: 'a workbook downloaded from an online table: numbers with a point, boxes ticked, sheets of work beside',
    form: {
      hand: { isFloating: true, isFormatted: true },
      book: {
        survey: [
          ['type', 'name', 'label', 'required', 'repeat_count', 'default', 'calculation'],
          ['begin_repeat', 'bulan', 'Bulan', false, 3, '', ''],
          ['integer', 'jual', 'Penjualan', true, '', 0, ''],
          ['end_repeat', '', '', false, '', '', ''],
          ['calculate', 'jumlah', '', false, '', '', 'sum(${jual})'],
          ['calculate', 'tahun', '', false, '', '', 2026],
        ],
        choices: [['list_name', 'name', 'label']],
        'Rekap jawaban': ['Jangan dihapus', '', 'x | 1'],
        Sheet7: [],
      },
    },
    play: [
      { rows: { bulan: 3 }, values: { tahun: '2026', 'bulan[1]/jual': 0 } },
      { set: { 'bulan[1]/jual': '5', 'bulan[3]/jual': '7' }, values: { jumlah: '12' } },
    ],
  },
  {
    name: 'a workbook from long ago: the old names of types and columns',
    form: {
      book: {
        Survey: [
          'command | tag | caption | relevance | constraining message | constraint',
          'add text prompt | nama | Nama',
          'add integer prompt | umur | Umur | | Di atas nol | . > 0',
          'add select one prompt using yt | setuju | Setuju? | ${umur} > 17',
          'begin looped group | utang | Utang',
          'add decimal prompt | besar | Besarnya',
          'end looped group',
          'q note | akhir | Terima kasih',
        ],
        Choices: ['list name | value | caption', 'yt | ya | Ya', 'yt | tidak | Tidak'],
        Settings: ['set form title | set form id', 'Lama | lama_1'],
      },
    },
    formId: 'lama_1',
    title: 'Lama',
    play: [
      { sees: 'nama umur utang[1]/besar akhir' },
      { set: { umur: '20' }, shows: 'setuju', choices: { setuju: 'ya tidak' } },
      { set: { umur: '0' }, invalid: 'umur', messages: { umur: 'Di atas nol' } },
    ],
  },
];
