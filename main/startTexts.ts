/** The few sentences that must be said before a window with its own languages exists, in both languages. */
export const startTexts = {
  noSafeStorage: {
    title: 'Tanggap tidak dapat dibuka · Tanggap cannot be opened',
    text: [
      'Komputer ini tidak punya penyimpanan kunci yang aman, sehingga data penelepon tidak dapat dilindungi. Belum ada data yang dibuat. Mintalah petugas TI memasang layanan kunci (misalnya GNOME Keyring) lalu buka kembali.',
      "This computer has no safe key storage, so callers' data could not be protected. No data has been created. Ask IT staff to install a key service (GNOME Keyring, for example) and open it again.",
    ].join('\n\n'),
  },
  recoveryRefused: {
    title: 'Kunci pemulihan tidak cocok · The recovery key does not fit',
    text: [
      'Berkas kunci pemulihan tidak dapat dibaca, atau kata sandinya lain. Tidak ada yang diubah. Periksa berkas dan kata sandinya, lalu buka kembali.',
      'The file with the recovery key cannot be read, or it has another passphrase. Nothing was changed. Check both and open it again.',
    ].join('\n\n'),
  },
  failed: {
    title: 'Tanggap tidak dapat dibuka · Tanggap cannot be opened',
    text: [
      'Terjadi kesalahan saat membuka program. Data yang sudah tersimpan tetap aman di komputer ini. Buka kembali; bila terulang, hubungi petugas TI.',
      'Something went wrong while opening. What was saved is safe on this computer. Open it again; if it repeats, call IT staff.',
    ].join('\n\n'),
  },
} as const;
