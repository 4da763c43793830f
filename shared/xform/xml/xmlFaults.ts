import type { Sentence } from '../sentence.ts';

const fault = (id: string, en: string): Sentence => ({ id, en });

/** Why a document is not well-formed, in words. */
export const xmlFaults = {
  character: fault(
    'Ada tanda yang tidak boleh ada dalam XML (tanda kendali yang tak terlihat). Hapus tanda itu',
    'A character that XML does not allow (an invisible control character). Delete it',
  ),
  declaration: fault(
    'Deklarasi XML salah. Yang benar: <?xml version="1.0" encoding="UTF-8"?>',
    'The XML declaration is wrong. Right would be: <?xml version="1.0" encoding="UTF-8"?>',
  ),
  comment: fault(
    'Komentar tidak ditutup dengan -->, atau ada "--" di dalamnya',
    'A comment is not closed with -->, or has "--" in it',
  ),
  cdata: fault('Bagian CDATA tidak ditutup dengan ]]>', 'A CDATA section is not closed with ]]>'),
  cdataEnd: fault(
    'Ada "]]>" di dalam teks. Yang benar: "]]&gt;"',
    'There is "]]>" in a text. Right would be: "]]&gt;"',
  ),
  doctype: fault(
    'DOCTYPE dan deklarasi lain tidak diizinkan. Hapus baris itu; formulir tidak memerlukannya',
    'DOCTYPE and other declarations are not allowed. Delete them; a form does not need them',
  ),
  instruction: fault(
    'Instruksi pemrosesan (<? … ?>) tidak ditutup, atau ini deklarasi XML kedua; deklarasi hanya boleh di awal berkas',
    'A processing instruction (<? … ?>) is not closed, or is a second XML declaration; it may only begin the file',
  ),
  entity: (attribute: string | null): Sentence => {
    const [id, en] = attribute === null ? ['', ''] : [`Atribut ${attribute}: `, `Attribute ${attribute}: `];
    return fault(
      `${id}tanda & biasa ditulis &amp;, dan entitas lain selain &lt; &gt; &quot; &apos; tidak ada di sini`,
      `${en}A plain ampersand is written &amp;, and entities other than &lt; &gt; &quot; &apos; do not exist here`,
    );
  },
  closingTag: fault(
    'Tag penutup tidak benar. Yang benar: </nama>',
    'A closing tag is not well-formed. Right would be: </name>',
  ),
  tag: fault(
    'Tag tidak benar: periksa namanya, tanda kutip, spasi antaratribut, "<" di dalam nilai (tulis &lt;), dan ">" di akhir',
    'A tag is not well-formed: check its name, quotes, blanks between attributes, "<" in values (write &lt;), ">" at its end',
  ),
  attributeTwice: (attribute: string, tag: string): Sentence =>
    fault(`Atribut ${attribute} ada dua kali di <${tag}>`, `Attribute ${attribute} stands twice in <${tag}>`),
  textOutside: fault('Ada teks di luar elemen terluar', 'Text outside the root element'),
  secondRoot: fault(
    'Ada elemen terluar kedua; satu berkas hanya berisi satu',
    'A second root element; a file has only one',
  ),
  prefix: (name: string): Sentence =>
    fault(
      `Awalan pada ${name} tidak dideklarasikan; tambahkan xmlns:… di elemen terluar`,
      `The prefix of ${name} is not declared; add xmlns:… to the root element`,
    ),
  tooDeep: (deepest: number): Sentence =>
    fault(`Elemen bersarang lebih dari ${deepest} tingkat`, `Elements are nested deeper than ${deepest}`),
  crossed: (closing: string, open: string, line: number): Sentence =>
    fault(
      `</${closing}> menutup <${open}> dari baris ${line}; yang ditunggu </${open}>`,
      `</${closing}> closes <${open}> of line ${line}; </${open}> was expected`,
    ),
  closesNothing: (closing: string): Sentence =>
    fault(`</${closing}> tidak menutup apa pun`, `</${closing}> closes nothing`),
  unclosed: (open: string): Sentence => fault(`<${open}> tidak pernah ditutup`, `<${open}> is never closed`),
  empty: fault(
    'Tidak ada elemen: berkas ini kosong atau bukan XML',
    'There is no element: the file is empty or no XML',
  ),
};
