import { readXml } from '../../xform/xml/readXml.ts';
import type { Sentence } from '../problems.ts';

/** Why a data file cannot be read; null when it can, or when its kind is none of CSV, XML and GeoJSON. */
export function fileFault(name: string, text: string): Sentence | null {
  if (/\.csv$/i.test(name)) return csvFault(text);
  if (/\.xml$/i.test(name)) {
    const reading = readXml(text);
    if (reading.ok) return null;
    return {
      id: `XML tidak bisa dibaca, baris ${reading.line}: ${reading.message.id}.`,
      en: `The XML cannot be read, line ${reading.line}: ${reading.message.en}.`,
    };
  }
  return /\.geojson$/i.test(name) ? geoJsonFault(text) : null;
}

function csvFault(text: string): Sentence | null {
  if (text.replace(/^\uFEFF/, '').trim() === '') {
    return {
      id: 'Berkas ini kosong: baris pertamanya harus berisi judul kolom.',
      en: 'The file is empty: its first row must have headers.',
    };
  }
  // A quote opens a field at its beginning only, and doubled quotes stand for one.
  let open: number | null = null;
  let line = 1;
  let isFieldStart = true;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] ?? '';
    if (mark === '\n') line++;
    if (open !== null) {
      if (mark !== '"') continue;
      if (text[at + 1] === '"') at++;
      else open = null;
      continue;
    }
    if (mark === '"' && isFieldStart) open = line;
    isFieldStart = /[,;\t|\r\n]/.test(mark) || (isFieldStart && mark === '\uFEFF');
  }
  if (open === null) return null;
  return {
    id: `Tanda kutip di baris ${open} tidak ditutup.`,
    en: `The quotation mark in line ${open} is never closed.`,
  };
}

function geoJsonFault(text: string): Sentence | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { id: 'Berkas ini bukan JSON.', en: 'The file is no JSON.' };
  }
  const isCollection =
    typeof data === 'object' &&
    data !== null &&
    'type' in data &&
    data.type === 'FeatureCollection' &&
    'features' in data &&
    Array.isArray(data.features);
  if (isCollection) return null;
  return {
    id: 'GeoJSON harus berupa FeatureCollection dengan features.',
    en: 'The GeoJSON must be a FeatureCollection with features.',
  };
}
