import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { createFormat, durationText, referenceGroups, zoneName } from '../../renderer/text/format.ts';
import { messages, type Language } from '../../renderer/text/messages.ts';
import { problemCodes } from '../../shared/model/result.ts';

const languages: readonly Language[] = ['id', 'en'];

/** The facts that a sentence asks for: a name in braces, alone or before its plural. */
const factsOf = (sentence: string): readonly string[] =>
  [...new Set([...sentence.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name ?? ''))].sort();

/** The sentence with a number for every fact; throws where it is no ICU message. */
const formatted = (sentence: string, language: Language): string => {
  const intl = createIntl({
    locale: language,
    messages: { sentence },
    onError: (error) => {
      throw error;
    },
  });
  return intl.formatMessage({ id: 'sentence' }, Object.fromEntries(factsOf(sentence).map((name) => [name, 2])));
};

describe('the catalogues', () => {
  test('hold the same sentences in both languages, none of them blank', () => {
    expect(Object.keys(messages.en).sort()).toEqual(Object.keys(messages.id).sort());
    for (const language of languages) {
      for (const [id, sentence] of Object.entries(messages[language]))
        expect(sentence.trim(), `${language} ${id}`).not.toBe('');
    }
  });

  test('parse as ICU messages', () => {
    for (const language of languages) {
      for (const [id, sentence] of Object.entries(messages[language])) {
        expect(formatted(sentence, language), `${language} ${id}`).not.toContain('{');
      }
    }
  });

  test('ask for the same facts in both languages', () => {
    const english = new Map(Object.entries(messages.en));
    const odd = Object.entries(messages.id).filter(
      ([id, sentence]) => String(factsOf(sentence)) !== String(factsOf(english.get(id) ?? '')),
    );
    expect(odd.map(([id]) => id)).toEqual([]);
  });

  test('have a whole sentence for every failure: it ends with a full stop and shouts nowhere', () => {
    for (const language of languages) {
      const sentences = Object.entries(messages[language]);
      for (const code of problemCodes) {
        const sentence = sentences.find(([id]) => id === `problem.${code}`)?.[1] ?? '';
        expect(sentence, `${language} ${code}`).toMatch(/\.$/);
      }
      for (const [id, sentence] of sentences) expect(sentence, `${language} ${id}`).not.toContain('!');
    }
  });
});

describe('formats', () => {
  test('times stand in the time zone of the hotline and name it', () => {
    expect(createFormat('id', 'Asia/Jakarta').time('2026-03-24T02:05:00.000Z')).toBe('09:05 WIB');
    expect(createFormat('id', 'Asia/Makassar').time('2026-03-24T02:05:00.000Z')).toBe('10:05 WITA');
    expect(zoneName('Asia/Jayapura')).toBe('WIT');
  });

  test('a moment after midnight in Jakarta belongs to the next day there', () => {
    expect(createFormat('id', 'Asia/Jakarta').dateOf('2026-03-23T17:30:00.000Z')).toBe('2026-03-24');
  });

  test('numbers and days are written as the language writes them', () => {
    expect(createFormat('id', 'Asia/Jakarta').number(37_000)).toBe('37.000');
    expect(createFormat('en', 'Asia/Jakarta').number(37_000)).toBe('37,000');
    expect(createFormat('id', 'Asia/Jakarta').longDate('2026-03-24')).toBe('Selasa, 24 Maret 2026');
  });

  test('spans read as clocks', () => {
    expect(durationText(252_000)).toBe('04:12');
    expect(durationText(3_852_000)).toBe('1:04:12');
    expect(durationText(-5)).toBe('00:00');
  });

  test('a reference number falls into the groups in which it is read out', () => {
    expect(referenceGroups('KU-260324-03-0147-5')).toEqual(['KU', '26 03 24', '03', '0147', '5']);
  });
});
