import type { Said } from './page/formPageTypes.ts';

/** What the console fills in before the first word. Numbers are invented. */
export const console2020: Said = {
  nama_agen: 'Sari',
  waktu_hari: 'pagi',
  nomor_referensi: 'KU-200324-03-0147-0',
  nomor_penelepon: '+6281200000001',
  saluran: 'telepon',
  tenggat: '2020-03-31',
  masa_retensi: '1825',
  tanggal: '2020-03-24',
};

const consent: Said = { persetujuan_data: 'ya', persetujuan_bagikan_daerah: 'ya', persetujuan_dihubungi: 'ya' };

/** Bu Siti sells crisps; the sequence 0000 of her NIK is never issued. */
export const siti: Said = {
  nama_penelepon: 'Siti Wahyuni',
  peran_penelepon: 'pemilik',
  jenis_panggilan: 'laporan_dampak',
  ...consent,
  cara_persetujuan: 'lisan_terekam',
  boleh_wa: 'ya',
  waktu_dihubungi: '08_10',
  jenis_pelaku: 'usaha_mikro',
  nama_usaha: 'Keripik Bu Siti',
  wilayah_kode: '34.04.07.2001',
  wilayah_kabupaten: 'Kabupaten Sleman',
  wilayah_provinsi: 'Daerah Istimewa Yogyakarta',
  wilayah_zona: 'WIB',
  wilayah_label: 'Caturtunggal, Depok, Kabupaten Sleman',
  sektor_usaha: 'kuliner',
  produk_utama: 'keripik singkong',
  kbli_kode: '10794',
  alamat_ktp_beda: 'ya',
  perlu_nik: 'ya',
  nik_pemilik: '3404015508850000',
  catatan_cerita: 'Pembeli sepi sejak sekolah libur.',
  kendala: 'PJL MDL',
  dampak_utama: 'PJL',
  tingkat_dampak: '3',
  omzet_sebelum: '10_25jt',
  omzet_sekarang: '1_5jt',
  penyebab_penjualan: 'pembeli_sepi lainnya',
  punya_utang: 'ya',
  utang_jenis: 'bank',
  utang_sisa: '10_50jt',
  omzet_tahunan_kisaran: 'sd_300jt',
  pekerja_sebelum: '4',
  pekerja_sekarang: '2',
  kebutuhan: 'modal keringanan_kredit lainnya',
  cek_program: 'ya',
  ktp_elektronik: 'ya',
  pegawai_negara: 'tidak',
  terima_kur: 'tidak',
  rujukan: 'dinas_kabupaten bank',
  kebutuhan_tak_terpenuhi: 'modal',
  ringkasan_benar: 'diperbaiki',
  ringkasan_laporan: 'Penjualan turun tajam.',
  janji_tindak_lanjut: 'hubungi_kembali',
};

/** A savings cooperative with every kind of trouble. */
export const koperasi: Said = {
  ...siti,
  peran_penelepon: 'lainnya',
  cara_persetujuan: 'lisan_tidak_terekam',
  jenis_pelaku: 'koperasi',
  jumlah_anggota: '120',
  utang_jenis: 'koperasi',
  omzet_tahunan_kisaran: '2_2_5m',
  ktp_elektronik: 'tidak',
  pegawai_negara: 'ya',
  terima_kur: 'ya',
  kendala: 'PJL BBK PRD DST MDL TTP TKJ KSP LLN',
  dampak_utama: 'KSP',
};

/** Everything that another caller, another answer or a later day opens; together with the two above, the whole form. */
export const others: readonly Said[] = [
  {
    ...koperasi,
    dampak_utama: 'LLN',
    tanggal: '2026-03-24',
    utang_jenis: 'leasing',
    utang_sisa: 'di_atas_10m',
    omzet_tahunan_kisaran: '',
    ktp_elektronik: '',
    rujukan: 'bpum dinas_kabupaten',
    persetujuan_bagikan_daerah: 'tidak',
    persetujuan_dihubungi: 'tidak',
  },
  { jenis_panggilan: 'informasi', topik_informasi: 'keringanan_kredit lainnya' },
  { jenis_panggilan: 'informasi', informasi_dihubungi: 'ya', topik_informasi: 'prakerja', ...consent },
  { jenis_panggilan: 'tindak_lanjut', ...consent, hal_tindak_lanjut: 'hapus_data' },
  { jenis_panggilan: 'laporan_dampak', persetujuan_data: 'tidak', topik_informasi: 'privasi_data' },
  { jenis_panggilan: 'salah_sambung' },
  { saluran: 'wa' },
];

/** Opens what the checks are about. */
export const openReport: Said = {
  persetujuan_data: 'ya',
  perlu_nik: 'ya',
  jenis_pelaku: 'koperasi',
  kendala: 'PJL BBK PRD DST MDL TKJ KSP',
  boleh_wa: 'ya',
};
