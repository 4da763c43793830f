import type { Instant, LocalDate } from '../../shared/model/time.ts';
import { locales, type Language } from './messages.ts';

/** Numbers, dates and times as the chosen language writes them, always in the hotline's time zone. */
export type Format = {
  readonly number: (value: number) => string;
  /** "10:42:07": the colon in both languages, because agents read it as a clock. */
  readonly clock: (at: Instant) => string;
  /** "10:42 WIB". */
  readonly time: (at: Instant) => string;
  /** "24 Nov 2026 10:42". */
  readonly dateTime: (at: Instant) => string;
  /** "24 Nov 10:42"; the year only when it is another one. */
  readonly shortTime: (at: Instant) => string;
  /** "24 Nov 2026", of a moment. */
  readonly day: (at: Instant) => string;
  /** "Sel, 24 Nov", of a calendar day. */
  readonly weekday: (date: LocalDate) => string;
  /** "Selasa, 24 November 2026", of a calendar day. */
  readonly longDate: (date: LocalDate) => string;
  /** The calendar day of a moment. */
  readonly dateOf: (at: Instant) => LocalDate;
  /** What people call the zone of all these times: "WIB". */
  readonly zone: string;
  readonly bytes: (bytes: number) => string;
  /** A short span in ms as seconds, at least a tenth: "0,4". */
  readonly seconds: (spanMs: number) => string;
};

const zoneNames: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** What people call a time zone; its IANA name when it is none of Indonesia's three. */
export const zoneName = (timeZone: string): string => zoneNames[timeZone] ?? timeZone;

/** One set of formatters, made once: making an Intl formatter costs more than all its uses in a second. */
export const createFormat = (language: Language, timeZone: string): Format => {
  const locale = locales[language];
  const number = new Intl.NumberFormat(locale);
  const oneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone });
  const shortDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone });
  const long = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const weekday = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const date = new Intl.DateTimeFormat('sv-SE', { timeZone });
  return {
    zone: zoneName(timeZone),
    number: (value) => number.format(value),
    clock: (at) => clock.format(new Date(at)),
    time: (at) => `${time.format(new Date(at))} ${zoneName(timeZone)}`,
    dateTime: (at) => `${day.format(new Date(at))} ${time.format(new Date(at))}`,
    shortTime: (at) => {
      const isThisYear = date.format(new Date(at)).slice(0, 4) === date.format(new Date()).slice(0, 4);
      return `${(isThisYear ? shortDay : day).format(new Date(at))} ${time.format(new Date(at))}`;
    },
    day: (at) => day.format(new Date(at)),
    weekday: (value) => weekday.format(new Date(`${value}T00:00:00.000Z`)),
    longDate: (value) => long.format(new Date(`${value}T00:00:00.000Z`)),
    dateOf: (at) => date.format(new Date(at)),
    seconds: (spanMs) => oneDecimal.format(Math.max(0.1, spanMs / 1000)),
    bytes: (bytes) => (bytes < 1000 ? `${number.format(bytes)} B` : `${oneDecimal.format(bytes / 1000)} kB`),
  };
};

const two = (value: number): string => String(value).padStart(2, '0');

/** A span in ms as a clock: "4:12", "1:04:12". */
export const durationText = (spanMs: number): string => {
  const seconds = Math.max(0, Math.floor(spanMs / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`;
};

/** A reference number in the groups in which people say it: KU · 26 03 24 · 03 · 0147 · 5. */
export const referenceGroups = (reference: string): readonly string[] =>
  reference.split('-').map((part, index) => (index === 1 ? (part.match(/\d{2}/g) ?? [part]).join(' ') : part));
