import { Pack } from '../../shared/model/pack.ts';

const text = (id: string, en: string, jv: string) => ({ id, en, jv });

/** Everything about the flood desk that is not its form. */
export const thirdHotlinePack = (): Pack =>
  Pack.parse({
    id: 'posko-banjir',
    version: '0.1.0',
    name: text('Posko Banjir Sulawesi', 'Sulawesi flood desk', 'Posko Banjir Sulawesi'),
    agency: text('Badan Penanggulangan Banjir', 'Flood agency', 'Badan Banjir'),
    title: text('Posko Banjir 0411 555117', 'Flood desk 0411 555117', 'Posko Banjir 0411 555117'),
    referencePrefix: 'BJR',
    languages: [
      { code: 'jv', name: 'Basa Jawa' },
      { code: 'id', name: 'Bahasa Indonesia' },
      { code: 'en', name: 'English' },
    ],
    defaultLanguage: 'jv',
    timeZone: 'Asia/Makassar',
    hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '23:59' })),
    holidays: [],
    channels: [
      {
        code: 'radio',
        kind: 'voice',
        label: text('Telepon posko', 'Desk telephone', 'Telpon posko'),
        line: '0411 555117',
      },
      { code: 'pesan', kind: 'chat', label: text('Pesan', 'Messages', 'Layang'), line: '0812 0000 0117' },
    ],
    dispositionGroups: [
      { code: 'nulung', label: text('Pertolongan', 'Help', 'Pitulungan') },
      { code: 'liya', label: text('Selain itu', 'Other', 'Liyane') },
    ],
    dispositions: [
      {
        code: 'tim_budhal',
        label: text('Tim berangkat', 'Team sent out', 'Tim budhal'),
        group: 'nulung',
        requires: ['pelapor', 'tempat_label', 'kebutuhan_mendesak'],
        allowGaps: false,
        quickKey: null,
        needsCallback: false,
      },
      {
        code: 'ditelpon_maneh',
        label: text('Ditelepon lagi', 'To be called again', 'Ditelpon maneh'),
        group: 'nulung',
        requires: ['telepon_pelapor', 'kebutuhan_mendesak'],
        allowGaps: true,
        quickKey: null,
        needsCallback: true,
      },
      {
        code: 'kleru',
        label: text('Bukan banjir', 'No flood', 'Dudu banjir'),
        group: 'liya',
        requires: [],
        allowGaps: true,
        quickKey: 'b',
        needsCallback: false,
      },
    ],
    pauseCodes: [{ code: 'NGASO', label: text('Rehat', 'Rest', 'Ngaso'), paid: true, maxMinutes: 20 }],
    priorities: [{ code: 'saiki', label: text('Sekarang', 'Now', 'Saiki'), workingDays: 1 }],
    referrals: [{ code: 'sar', label: text('Tim SAR', 'Rescue team', 'Tim SAR'), level: 'provinsi', note: null }],
    form: 'forms/posko.xlsx',
    roles: {
      callerName: 'pelapor',
      business: 'kepala_keluarga',
      nik: null,
      phones: ['telepon_pelapor'],
      regionLabel: 'tempat_label',
      regionCode: 'tempat_kode',
      summary: 'catatan_petugas',
      trouble: 'kebutuhan_mendesak',
    },
    official: {
      categories: [
        { code: 'jemput', label: text('Penjemputan', 'Rescue', 'Methuk') },
        { code: 'bantuan', label: text('Bantuan', 'Supplies', 'Bantuan') },
      ],
      rollUp: { EVAK: 'jemput', AIR: 'bantuan', PANGAN: 'bantuan', OBAT: 'bantuan' },
    },
    sensitive: ['telepon_pelapor', 'nomor_penelepon'],
    retentionDays: 90,
    sync: { everyMinutes: 1, afterSaveSeconds: 5, batchItems: 20 },
    lock: { idleSeconds: 600 },
    knowledge: [
      {
        id: 'banyu',
        title: text('Air bersih', 'Clean water', 'Banyu resik'),
        questions: ['kebutuhan_mendesak'],
        files: { id: 'knowledge/banyu.id.md', en: 'knowledge/banyu.en.md' },
      },
    ],
    surge: {
      questions: ['pelapor', 'telepon_pelapor', 'tempat_label', 'kebutuhan_mendesak'],
      disposition: 'ditelpon_maneh',
    },
  });
