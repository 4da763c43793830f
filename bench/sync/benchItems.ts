import { seededRandom } from '../../test/support/seededRandom.ts';
import { anItem } from '../../test/support/batchItems.ts';
import type { OutgoingItem } from '../../shared/model/outgoing.ts';

const words =
  'usaha kami berhenti sejak maret karena pesanan sepi bahan baku naik ongkos kirim mahal pekerja dirumahkan modal menipis cicilan koperasi anggota belum bisa bayar kedelai tepung gula minyak pasar tutup pembeli takut keluar rumah kontrak dibatalkan gudang penuh kualitas turun mesin rusak'.split(
    ' ',
  );

/** Characters of free text that make a case of about 1.8 KB, the size that the field's cases have. */
const noteCharacters = 900;

/** Cases of one incarnation, each with a text of its own that compresses as speech does. @param seed equal seeds, equal texts. */
export function benchItems(count: number, seed: number, from = 1): readonly OutgoingItem[] {
  const random = seededRandom(seed, Date.now);
  const word = (): string => words[Math.floor(random.unit() * words.length)] ?? '';
  return Array.from({ length: count }, (_, i) => {
    let note = '';
    while (note.length < noteCharacters) note += `${word()} `;
    return { ...anItem({ caseId: random.uuid(), seq: from + i, note }), incarnation: 1 };
  });
}
