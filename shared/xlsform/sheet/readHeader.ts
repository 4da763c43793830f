import { nestedField, type HeaderNames } from './headerNames.ts';

/** What a header means. */
export type Header = { readonly field: string; readonly language: string | null; readonly isKnown: boolean };

const snake = (text: string): string => text.trim().toLowerCase().split(/\s+/).join('_');

/** "jr:count" and the like are names, not a column and its language. */
function splitSingle(header: string): readonly string[] {
  const parts = header.split(':').map((part) => part.trim());
  const prefix = parts.findIndex((part, index) => /^(?:jr|odk|orx|entities)$/i.test(part) && index + 1 < parts.length);
  if (prefix < 0) return parts;
  return [...parts.slice(0, prefix), `${parts[prefix]}:${parts[prefix + 1]}`, ...parts.slice(prefix + 2)];
}

/**
 * Reads `label`, `Label :: Bahasa Indonesia (id)`, `label:id`, `media::image::en`, `bind::odk:length` … in any case, with blanks or
 * underscores. @param doubleColons whether the sheet uses "::" anywhere: a single ":" then belongs to the name.
 */
export function readHeader(header: string, names: HeaderNames, doubleColons: boolean): Header {
  const whole = fieldOf(snake(header), names);
  if (whole !== null) return { field: whole, language: null, isKnown: true };
  const parts =
    doubleColons || header.includes('::') ? header.split('::').map((part) => part.trim()) : splitSingle(header);
  const [first = '', ...rest] = parts;
  const field = fieldOf(snake(first), names);
  if (field === null && rest.length === 0 && header.includes(':')) {
    // A sheet with "::" where one header has a single ":".
    const [own = '', ...language] = splitSingle(header);
    const translated = fieldOf(snake(own), names);
    if (translated !== null && names.translated.has(translated) && language.length > 0) {
      return { field: translated, language: language.join(':'), isKnown: true };
    }
  }
  if (field === null) return { field: parts.join('::'), language: null, isKnown: false };
  if (field === 'bind' || field === 'body' || field === 'media' || field === 'instance')
    return nested(field, rest, names);
  const language = rest.join('::');
  if (language === '') return { field, language: null, isKnown: true };
  if (names.translated.has(field)) return { field, language, isKnown: true };
  // "attribute::xyz" of the settings and the like: a group of columns.
  return { field: `${field}::${language}`, language: null, isKnown: field === 'attribute' };
}

function fieldOf(name: string, { aliases, fields }: HeaderNames): string | null {
  const alias = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
  return alias ?? (fields.has(name) ? name : null);
}

function nested(group: string, rest: readonly string[], names: HeaderNames): Header {
  const [name = '', ...others] = rest;
  const field = nestedField(group, snake(name)) ?? (group === 'media' ? null : `${group}::${name}`);
  if (name === '' || field === null) return { field: [group, ...rest].join('::'), language: null, isKnown: false };
  const language = others.join('::');
  return { field, language: language !== '' && names.translated.has(field) ? language : null, isKnown: true };
}
