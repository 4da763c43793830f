import type { Sentence } from '../sentence.ts';

const fault = (id: string, en: string): Sentence => ({ id, en });
/** One sign that was meant to be another. */
const instead = (wrong: string, right: string): Sentence =>
  fault(`${wrong} tidak dikenal di sini; tulis ${right}`, `${wrong} is not known here; write ${right}`);

/** Signs from other languages, spreadsheets and word processors, the longer ones first, with what they were meant to be. */
const mistaken: readonly (readonly [written: string, meant: string])[] = [
  ['=>', '>='],
  ['=<', '<='],
  ['==', '='],
  ['!==', '!='],
  ['<>', '!='],
  ['&&', 'and'],
  ['||', 'or'],
  ['≥', '>='],
  ['≤', '<='],
  ['≠', '!='],
  ['×', '*'],
  ['÷', 'div'],
  ['−', '-'],
  ['–', '-'],
  ['—', '-'],
];

const quotes = '“”„‟«»″‘’‚‛‹›′`´';
const blanks =
  '\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\f\v\u0085';
const invisible = '\u200B\u200C\u200D\u200E\u200F\u2060\uFEFF\u00AD';

/** What is wrong with the sign at this place, when it is one that people write for another; null for any other. */
export function strangeCharacter(text: string, at: number): Sentence | null {
  const character = text[at] ?? '';
  if (character === '!' && !text.startsWith('!=', at)) return xpathFaults.exclamation;
  const [written, meant] = mistaken.find(([sign]) => text.startsWith(sign, at)) ?? [];
  if (written !== undefined && meant !== undefined) return instead(written, meant);
  if (quotes.includes(character)) return xpathFaults.curlyQuote(character);
  if (blanks.includes(character)) return xpathFaults.strangeBlank;
  if (invisible.includes(character)) return xpathFaults.invisible;
  return null;
}

/** Why an expression cannot be read, in words for people who know Excel. */
export const xpathFaults = {
  empty: fault('Rumus ini kosong', 'The expression is empty'),
  openString: (quote: string): Sentence =>
    fault(
      `Teks yang dibuka dengan ${quote} tidak ditutup dengan ${quote}`,
      `The text that begins with ${quote} is not closed with ${quote}`,
    ),
  curlyQuote: (quote: string): Sentence =>
    fault(
      `Tanda kutip ${quote} berasal dari Word atau Excel; tulis kutip lurus: ' atau "`,
      `The quotation mark ${quote} comes from Word or Excel; write a straight one: ' or "`,
    ),
  strangeBlank: fault(
    'Ada spasi khusus (misalnya spasi tak terputus dari Word atau halaman web); hapus lalu ketik spasi biasa',
    'There is a special blank (such as a non-breaking space from Word or a web page); delete it and type a plain space',
  ),
  invisible: fault(
    'Ada tanda yang tidak terlihat; hapus lalu ketik ulang bagian ini',
    'There is an invisible character; delete it and type this part again',
  ),
  exclamation: fault(
    '! tidak dikenal di sini; tulis not(…), atau != untuk "tidak sama dengan"',
    '! is not known here; write not(…), or != for "is not equal to"',
  ),
  semicolon: fault(
    'Titik koma tidak dipakai di sini; pisahkan bagian fungsi dengan koma: if(a, b, c)',
    'A semicolon is not used here; parts of a function are separated by commas: if(a, b, c)',
  ),
  decimalComma: fault(
    'Pecahan ditulis dengan titik, bukan koma: 1.5',
    'Decimals are written with a point, not a comma: 1.5',
  ),
  loneComma: fault(
    'Koma hanya memisahkan bagian di dalam kurung sebuah fungsi',
    'A comma only separates parts between the brackets of a function',
  ),
  percent: fault(
    '% tidak dikenal di sini; tulis div 100 untuk persen, mod untuk sisa pembagian',
    '% is not known here; write div 100 for percent, mod for the remainder',
  ),
  caret: fault('^ tidak dikenal di sini; tulis pow(angka, pangkat)', '^ is not known here; write pow(number, power)'),
  ampersand: fault(
    '& tidak dikenal di sini; tulis and untuk "dan", concat(a, b) untuk menyambung teks',
    '& is not known here; write and for "and", concat(a, b) to join texts',
  ),
  brokenReference: fault(
    'Rujukan tidak lengkap; yang benar: ${nama_pertanyaan}',
    'The reference is not complete; right would be: ${question_name}',
  ),
  brace: fault(
    'Kurung kurawal hanya dipakai dalam rujukan: ${nama_pertanyaan}',
    'Braces are only used in references: ${question_name}',
  ),
  character: (code: number): Sentence => {
    const character = String.fromCodePoint(code);
    const known = new Map([
      [';', xpathFaults.semicolon],
      ['%', xpathFaults.percent],
      ['^', xpathFaults.caret],
      ['&', xpathFaults.ampersand],
      ['{', xpathFaults.brace],
      ['}', xpathFaults.brace],
    ]);
    return (
      known.get(character) ??
      fault(`Tanda ${character} tidak dikenal dalam rumus`, `The sign ${character} is not known in an expression`)
    );
  },
  neverClosed: (open: string): Sentence => {
    const close = open === '(' ? ')' : ']';
    return fault(`Kurung ${open} ini tidak ditutup; tambahkan ${close}`, `This ${open} is never closed; add ${close}`);
  },
  neverOpened: (close: string): Sentence =>
    fault(
      `Kurung ${close} ini tidak punya pembuka; hapus atau tambahkan ${close === ')' ? '(' : '['}`,
      `This ${close} closes nothing; delete it or add ${close === ')' ? '(' : '['}`,
    ),
  crossed: (open: string, close: string): Sentence =>
    fault(`Kurung ${open} ditutup dengan ${close}`, `The bracket ${open} is closed with ${close}`),
  valueMissing: (after: string | null): Sentence =>
    after === null
      ? fault(
          'Di awal ada yang kurang: sebuah nilai, nama atau fungsi',
          'Something is missing at the start: a value, a name or a function',
        )
      : fault(
          `Sesudah ${after} ada yang kurang: sebuah nilai, nama atau fungsi`,
          `Something is missing after ${after}: a value, a name or a function`,
        ),
  operatorMissing: (left: string, right: string): Sentence =>
    fault(
      `Di antara ${left} dan ${right} ada yang kurang, misalnya =, and, or, + atau koma`,
      `Something is missing between ${left} and ${right}, such as =, and, or, + or a comma`,
    ),
  smallLetters: (word: string): Sentence => instead(word, word.toLowerCase()),
  slash: fault(
    '/ memisahkan bagian sebuah jalur; pembagian ditulis div: a div b',
    '/ separates the parts of a path; a division is written div: a div b',
  ),
  nameBeginsWithDigit: (name: string): Sentence =>
    fault(
      `${name}: sebuah nama tidak boleh diawali angka; sebuah teks ditulis di antara tanda kutip`,
      `${name}: a name cannot begin with a digit; a text stands between quotes`,
    ),
  notIsAFunction: fault(
    'not adalah fungsi; tulis not(…) dengan kurung',
    'not is a function; write not(…) with brackets',
  ),
  axis: (name: string): Sentence =>
    fault(
      `${name}:: bukan sumbu XPath; misalnya child::, parent::, ancestor::`,
      `${name}:: is no axis of XPath; those are child::, parent::, ancestor:: and others`,
    ),
  predicateOfDots: (dots: string): Sentence => {
    const right = dots === '.' ? 'self::node()[…]' : 'parent::node()[…]';
    return fault(`Sesudah ${dots} tidak boleh ada [; tulis ${right}`, `No [ may follow ${dots}; write ${right}`);
  },
  variable: (name: string): Sentence =>
    fault(
      `$${name} bukan rujukan; tulis \${${name}}, atau jalurnya di XForm`,
      `$${name} is no reference; write \${${name}}, or its path in an XForm`,
    ),
  predicateOfValue: fault('[ … ] hanya boleh di belakang sebuah jalur', '[ … ] may only follow a path'),
  pathExpected: (where: string): Sentence =>
    fault(
      `${where} membutuhkan sebuah pertanyaan atau jalur di sini, bukan sebuah nilai`,
      `${where} needs a question or a path here, not a value`,
    ),
  unknownFunction: (name: string, meant: string | null): Sentence =>
    meant === null
      ? fault(`Fungsi ${name}() tidak ada`, `There is no function ${name}()`)
      : fault(
          `Fungsi ${name}() tidak ada. Maksud Anda ${meant}()?`,
          `There is no function ${name}(). Did you mean ${meant}()?`,
        ),
  foreignFunction: (name: string, instead: string | null): Sentence =>
    instead === null
      ? fault(`Fungsi ${name}() tidak dijalankan di sini`, `The function ${name}() is not run here`)
      : fault(
          `Fungsi ${name}() tidak dijalankan di sini; tulis ${instead}`,
          `The function ${name}() is not run here; write ${instead}`,
        ),
  arity: ({ usage }: { readonly usage: string }, count: number, commaNumber: string | null): Sentence => {
    const [id, en] =
      commaNumber === null
        ? ['', '']
        : [
            `. Jika ${commaNumber} satu angka, tulis dengan titik`,
            `. If ${commaNumber} is one number, write it with a point`,
          ];
    return fault(
      `Jumlah bagian dalam kurung salah (${count}). Yang benar: ${usage}${id}`,
      `The number of parts in the brackets is wrong (${count}). Right would be: ${usage}${en}`,
    );
  },
  tooDeep: (deepest: number): Sentence =>
    fault(`Kurung bersarang lebih dari ${deepest} tingkat`, `Brackets are nested deeper than ${deepest}`),
  tooLong: (longest: number): Sentence =>
    fault(`Rumus ini mempunyai lebih dari ${longest} bagian`, `The expression has more than ${longest} parts`),
};
