import type { Notice } from '../../shared/model/notice.ts';
import type { Language } from './messages.ts';
import type { Say } from './useText.tsx';

const word = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '?');

const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** A notice as a sentence for the person at the desk. */
export const noticeText = (say: Say, language: Language, { kind, details }: Notice): string =>
  say(`notice.${kind}`, {
    file: word(details['file']),
    place: word(details['place']),
    reason: word(details['reason']),
    minutes: word(details['minutes']),
    cases: count(details['cases']),
    journal: count(details['journal']),
    salvage: count(details['salvage']),
    lost: count(details['lost']),
    count: count(details['count']),
    version: word(details['version']),
    // An announcement comes in both languages.
    words: word(details[language]),
    by: word(details['by']),
  });
