import type { Said } from './page/formPageTypes.ts';

/** What the console fills in before the first word. Numbers are invented. */
export const console2026: Said = {
  nama_agen: 'Rahma',
  waktu_hari: 'siang',
  nomor_referensi: 'KOP-260219-02-0018-2',
  nomor_penelepon: '+6281200000018',
  saluran: 'telepon',
  tenggat: '2026-02-26',
  masa_retensi: '1825',
  tanggal: '2026-02-19',
};

const consents: Said = { izin_catat: 'ya', izin_terus: 'ya', izin_kontak: 'ya' };

/** A board member whose village cooperative has no building yet. */
export const pengurus: Said = {
  nama_pelapor: 'Mulyadi',
  peran_pelapor: 'pengurus',
  maksud: 'pengaduan',
  ...consents,
  jam_kontak: 'siang',
  nama_koperasi: 'Koperasi Desa Merah Putih Sukamaju',
  bentuk_koperasi: 'kdmp',
  lokasi_kode: '32.01.01.2001',
  lokasi_kabupaten: 'Kabupaten Bogor',
  lokasi_label: 'Sukamaju, Kabupaten Bogor',
  jumlah_anggota: '120',
  cerita: 'Gerai belum dapat dipakai.',
  pokok_aduan: 'LHN OPS',
  pokok_utama: 'LHN',
  status_lahan: 'bangunan',
  sudah_jalan: 'tidak',
  kendala_operasional: 'pengelola izin_usaha',
  upaya_kepada: 'Kepala desa',
  bukti: 'surat foto',
  harapan: 'pendampingan',
  urgensi: 'biasa',
  diteruskan_ke: 'unit_teknis dinas_kabupaten',
  ringkasan_aduan: 'Bangunan gerai belum dapat dipakai.',
  janji_hubungi: 'ya',
};

/** Everything that another caller, another answer or another channel opens; together with the one above, the whole form. */
export const others: readonly Said[] = [
  { ...pengurus, pokok_aduan: 'SPJ REG PGR AGT DTA LLN', pokok_utama: 'LLN', bukti: 'belum_ada', izin_terus: 'tidak' },
  { saluran: 'wa', maksud: 'pertanyaan', topik_tanya: 'kopdes lainnya' },
  { maksud: 'tindak_lanjut', ...consents, hal_lama: 'hapus' },
  { maksud: 'bukan_layanan' },
  { maksud: 'pengaduan', izin_catat: 'tidak' },
  { maksud: 'pengaduan', ...consents, diteruskan_ke: 'kementerian_umkm' },
];
