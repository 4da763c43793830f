import type { Sentence } from '../sentence.ts';
import type { Question } from '../survey/tree.ts';

const noMedia: Sentence = {
  id: 'foto, suara, dan berkas tidak bisa diambil lewat telepon; pertanyaan ditampilkan tanpa isian.',
  en: 'photos, sounds and files cannot be taken on the telephone; the question is shown without a field.',
};
const noPlace: Sentence = {
  id: 'titik di peta tidak bisa diambil lewat telepon; pertanyaan ditampilkan tanpa isian. Tanyakan alamatnya.',
  en: 'points on a map cannot be taken on the telephone; the question is shown without a field. Ask for the address.',
};
const noDevice: Sentence = {
  id: 'konsol ini tidak mengisinya; isiannya tetap kosong.',
  en: 'this console does not fill it; it stays blank.',
};

const gaps: Readonly<Record<string, Sentence>> = {
  image: noMedia,
  audio: noMedia,
  video: noMedia,
  file: noMedia,
  osm: noMedia,
  'background-audio': { id: 'konsol ini tidak merekam suara.', en: 'this console records no sound.' },
  geopoint: noPlace,
  geotrace: noPlace,
  geoshape: noPlace,
  barcode: {
    id: 'kode tidak bisa dipindai di sini; kodenya diketik.',
    en: 'codes cannot be scanned here; the code is typed.',
  },
  'start-geopoint': noDevice,
  'background-geopoint': noDevice,
  deviceid: noDevice,
  subscriberid: noDevice,
  simserial: noDevice,
  phonenumber: noDevice,
  username: noDevice,
  email: noDevice,
  rank: {
    id: 'pilihan tidak bisa diurutkan di konsol ini; pertanyaan ditampilkan tanpa isian.',
    en: 'choices cannot be put in order on this console; the question is shown without a field.',
  },
};

/** What the console does not do with a type of question; null when it does all of it. */
export const consoleGap = ({ typeName }: Question): Sentence | null => gaps[typeName] ?? null;
