import type { Sentence } from '../sentence.ts';
import type { XPathNode } from './xpathNode.ts';

type Fault = { readonly at: XPathNode; readonly severity: 'error' | 'warning'; readonly message: Sentence };

const algorithms = ['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];
const encodings = ['base64', 'hex'];

/** Texts that a function takes only in certain shapes: patterns, formats, names of methods. They would stop the form while it is filled. */
export function literalFault(name: string, args: readonly XPathNode[]): readonly Fault[] {
  const literal = (index: number, check: (text: string) => Omit<Fault, 'at'> | null): readonly Fault[] => {
    const arg = args[index];
    const fault = arg?.kind === 'string' ? check(arg.value) : null;
    return arg && fault ? [{ at: arg, ...fault }] : [];
  };
  if (name === 'regex') return literal(1, patternFault);
  if (name === 'digest') return [...literal(1, oneOf(algorithms)), ...literal(2, oneOf(encodings))];
  if (name === 'format-date' || name === 'format-date-time') return literal(1, formatFault);
  return [];
}

const oneOf =
  (allowed: readonly string[]) =>
  (text: string): Omit<Fault, 'at'> | null =>
    allowed.includes(text)
      ? null
      : {
          severity: 'error',
          message: {
            id: `'${text}' tidak dikenal; pilih salah satu: ${allowed.join(', ')}`,
            en: `'${text}' is not known; it must be one of ${allowed.join(', ')}`,
          },
        };

function patternFault(pattern: string): Omit<Fault, 'at'> | null {
  // Java's classes of letters mean plain letters here, and would match something else without a word.
  const foreign = /\\[pP]\{|\[\[:|\[:\w+:\]/.exec(pattern)?.[0];
  if (foreign !== undefined)
    return {
      severity: 'error',
      message: {
        id: `Pola memakai ${foreign}…, yang tidak berlaku di sini; tulis huruf-hurufnya, misalnya [A-Za-z]`,
        en: `The pattern uses ${foreign}…, which does not work here; list the letters, such as [A-Za-z]`,
      },
    };
  try {
    RegExp(pattern);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : '';
    return {
      severity: 'error',
      message: { id: `Pola ini tidak dapat dibaca: ${reason}`, en: `This pattern cannot be read: ${reason}` },
    };
  }
}

function formatFault(format: string): Omit<Fault, 'at'> | null {
  const unknown = /%[^YymnbdeaHhMS3]|%$/.exec(format)?.[0];
  if (unknown === undefined) return null;
  return {
    severity: 'warning',
    message: {
      id: `${unknown} bukan bagian tanggal dan akan tampil apa adanya; yang ada: %Y %y %m %n %b %d %e %a %H %h %M %S %3`,
      en: `${unknown} is no part of a date and will be shown as it is; there are %Y %y %m %n %b %d %e %a %H %h %M %S %3`,
    },
  };
}
