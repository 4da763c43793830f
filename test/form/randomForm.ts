import { seededRandom } from '../support/seededRandom.ts';
import { formXml, type Item, type ListRow } from './formXml.ts';

/** A question that later ones may speak of. */
type Asked = {
  readonly path: string;
  readonly kind: 'text' | 'number' | 'date' | 'one' | 'many';
  readonly row: string | null;
};

type Place = {
  readonly path: string;
  /** Path of the repeat that this place is a row of; null outside of rows. */
  readonly row: string | null;
};

/**
 * A form by its seed, from a grammar of what authors write: groups, repeats, branches, rules, sums, piped texts in two
 * languages, and lists that depend on one, two or three answers, also inside of rows and from untidy lists. An expression
 * speaks of earlier questions only, so no form is circular.
 */
export function randomForm(seed: number): string {
  const { unit } = seededRandom(seed, () => 0);
  const below = (count: number): number => Math.floor(unit() * count);
  const chance = (share: number): boolean => unit() < share;
  const pick = <T>(all: readonly T[]): T => {
    const one = all[below(all.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  };

  const asked: Asked[] = [];
  const texts: Record<string, { readonly id: string; readonly en: string }> = {};
  let count = 0;
  const name = (kind: string): string => `${kind}${(count += 1)}`;

  const untidy = (row: ListRow, share: number): ListRow => {
    if (!chance(share)) return row;
    const { induk: _, ...without } = row;
    return pick<ListRow>([
      without,
      { ...row, induk: '' },
      { ...row, induk: [String(row['induk']), pick(['a', 'b', 'c'])] },
    ]);
  };
  const list = (rows: number, share: number): readonly ListRow[] =>
    Array.from({ length: rows }, (_, row) => {
      texts[`t${row}`] ??= { id: `Pilihan ${row}`, en: `Choice ${row}` };
      const plain = { itextId: `t${row}`, name: pick(['a', 'b', 'c', `n${row}`]) + row, label: `Label ${row}` };
      return untidy(
        { ...plain, induk: pick(['a', 'b', 'c', '1', '02', 'a0', 'b1']), jenis: pick(['x', 'y', '']) },
        share,
      );
    });
  const lists = { satu: list(4 + below(30), 0), dua: list(4 + below(30), chance(0.4) ? 0.2 : 0) };

  /** How a place speaks of a question: relative inside the same row, absolute from elsewhere. */
  const speakOf = ({ path, row }: Asked, place: Place): string => {
    if (row === null || row !== place.row) return path;
    const up = place.path
      .slice(row.length)
      .split('/')
      .map(() => '..');
    return `current()/${up.join('/')}${path.slice(row.length)}`;
  };
  const known = (place: Place, kinds: readonly Asked['kind'][]): readonly string[] =>
    asked
      .filter(({ kind, row }) => kinds.includes(kind) && (row === null || row === place.row || chance(0.3)))
      .map((one) => speakOf(one, place));
  const anyOf = (place: Place, kinds: readonly Asked['kind'][], otherwise: string): string => {
    const some = known(place, kinds);
    return some.length > 0 && chance(0.9) ? pick(some) : otherwise;
  };
  const text = (place: Place): string => anyOf(place, ['text', 'one'], "'a'");

  const condition = (place: Place): string =>
    pick([
      () => `${anyOf(place, ['one'], "'a'")} = ${pick(["'a'", "'b'", text(place)])}`,
      () => `selected(${anyOf(place, ['many', 'one'], "'a b'")}, 'b')`,
      () => `${anyOf(place, ['number'], '3')} ${pick(['>', '<=', '!=', '='])} ${below(12)}`,
      () => `string-length(${text(place)}) > ${below(4)}`,
      () => `not(${anyOf(place, ['one'], "'a'")} = 'a') or ${anyOf(place, ['number'], '1')} = 7`,
      () => `coalesce(${text(place)}, 'z') != 'z' and ${anyOf(place, ['one'], "''")} != 'c'`,
      () => `regex(${text(place)}, '[a-m].*')`,
    ])();
  /** Conditions on a row of a list: what an index may take, and what it must leave alone. */
  const filter = (place: Place): string => {
    const one = (): string => {
      const other = text(place);
      return pick([
        () => `induk = ${other}`,
        () => `${other} = induk`,
        () => `induk = ${pick(["'a'", "''", "'1'"])}`,
        () => `induk = string(${other})`,
        () => `induk = concat(${other}, '')`,
        () => `induk = if(${other} = 'a', 'b', ${other})`,
        () => `induk = coalesce(${other}, 'c')`,
        () => `induk = ${anyOf(place, ['number'], '1')}`,
        () => `induk = ${below(3)}`,
        () => `induk = ${anyOf(place, ['number'], '1')} + 1`,
        () => `induk != ${other}`,
        () => `jenis = ${pick(["'x'", "'y'", "''"])}`,
        () => `jenis != ''`,
        () => `selected(${anyOf(place, ['many'], "'a b'")}, induk)`,
        () => `name = instance('satu')/root/item[induk = ${other}]/name`,
        () => `string-length(name) = ${2 + below(2)}`,
        () => `(induk = ${other} or jenis = 'x')`,
        () => `position() < ${2 + below(9)}`,
      ])();
    };
    const conditions = Array.from({ length: 1 + below(3) }, one).join(' and ');
    return `[${conditions}]${chance(0.15) ? pick(['[1]', '[position() < 4]', "[jenis = 'x']", '[last()]']) : ''}`;
  };
  const calculation = (place: Place): string =>
    pick([
      () => `concat(${text(place)}, '-', ${anyOf(place, ['number'], '2')})`,
      () => `if(${condition(place)}, ${text(place)}, 'lain')`,
      () => `${anyOf(place, ['number'], '2')} * 3 + 1`,
      () => `count(instance('dua')/root/item${filter(place)})`,
      () => `instance('satu')/root/item[name = ${anyOf(place, ['one'], "'a0'")}]/label`,
      () => `instance('dua')/root/item${filter(place)}/label`,
      () => `count-selected(${anyOf(place, ['many'], "'a b'")})`,
      () => `round(${anyOf(place, ['number'], '7')} div 3, 1)`,
      () => `substr(${text(place)}, 0, 2)`,
      () => `sum(${anyOf(place, ['number'], '/data/tidak')})`,
      () => `join(' ', ${text(place)}, ${text(place)})`,
      () => `string(${anyOf(place, ['date'], "'2020-03-24'")})`,
      () =>
        place.row === null
          ? `count(${known(place, ['one']).find((path) => path.startsWith('/')) ?? '/data'})`
          : 'position(..)',
    ])();
  const piped = (place: Place, words: string): { readonly id: string; readonly en: string } => {
    const shown = known(place, ['text', 'one', 'number', 'date']).filter((path) => path.startsWith('/'));
    const output = shown.length === 0 || !chance(0.5) ? '' : ` **<output value="${pick(shown)}"/>** `;
    return { id: `${words}${output} pertanyaan`, en: `${words}${output} question` };
  };
  const branch = (place: Place): { readonly relevant?: string } => (chance(0.25) ? { relevant: condition(place) } : {});
  const required = (): { readonly required?: string } => (chance(0.2) ? { required: 'true()' } : {});

  const question = (place: Place): Item => {
    const shown = (kind: string) => {
      const own = name(kind);
      return { name: own, label: piped(place, own), ...branch(place) };
    };
    const ask = (kind: Asked['kind'], item: Item): Item => {
      asked.push({ path: `${place.path}/${item.name}`, kind, row: place.row });
      return item;
    };
    const message = { id: 'Tidak sesuai', en: 'Does not fit' };
    return pick<() => Item>([
      () => ask('text', { kind: 'input', ...shown('teks'), ...required(), hint: piped(place, 'bantuan') }),
      () =>
        ask('text', {
          kind: 'input',
          ...shown('pola'),
          constraint: "regex(., '[a-z ]+')",
          message,
          value: pick(['', 'b']),
        }),
      () =>
        ask('number', { kind: 'input', ...shown('angka'), type: 'int', constraint: `. < ${5 + below(9)}`, message }),
      () => ask('number', { kind: 'input', ...shown('pecahan'), type: 'decimal', ...required() }),
      () => ask('date', { kind: 'input', ...shown('tanggal'), type: 'date', constraint: ". > '2020-01-01'", message }),
      () =>
        ask('one', { kind: 'select1', ...shown('satu'), ...required(), choices: { a: 'A', b: 'B', c: 'C', 1: '1' } }),
      () =>
        ask('many', { kind: 'select', ...shown('banyak'), choices: { a: 'A', b: { id: 'Be', en: 'Bee' }, c: 'C' } }),
      () => ({ kind: 'trigger', ...shown('dibaca') }),
      () => ({ kind: 'input', ...shown('baca'), appearance: pick(['say', 'instruct', 'warn']), readonly: true }),
      ...Array.from({ length: 4 }, () => () => {
        const nodeset = `instance('${pick(['satu', 'dua'])}')/root/item${filter(place)}`;
        const labels = pick(['label', 'jr:itext(itextId)']);
        const kind = pick(['select1', 'select1', 'select'] as const);
        return ask(kind === 'select' ? 'many' : 'one', { kind, ...shown('daftar'), choices: nodeset, labels });
      }),
      ...Array.from({ length: 2 }, () => () => {
        const own = name('hitung');
        return ask('text', { kind: 'input', name: own, calculate: calculation(place) });
      }),
    ])();
  };
  const nodes = (place: Place, depth: number): readonly Item[] =>
    Array.from({ length: chance(0.15) ? 18 : 2 + below(5) }, (): Item => {
      if (depth === 0 || !chance(0.25)) return question(place);
      const own = name('bagian');
      const path = `${place.path}/${own}`;
      const shown = { name: own, label: piped(place, own), ...branch(place) };
      return place.row === null && chance(0.6)
        ? { kind: 'repeat', ...shown, children: nodes({ path, row: path }, 0) }
        : { kind: 'group', ...shown, children: nodes({ ...place, path }, place.row === null ? depth - 1 : 0) };
    });

  const first: Item = {
    kind: 'group',
    name: 'awal',
    label: 'Awal',
    children: [
      { kind: 'input', name: 'nama', label: 'Nama' },
      { kind: 'input', name: 'jumlah', label: 'Jumlah', type: 'int' },
      { kind: 'select1', name: 'jenis', label: 'Jenis', choices: { a: 'A', b: 'B', c: 'C' } },
      { kind: 'select', name: 'kendala', label: 'Kendala', choices: { a: 'A', b: 'B', c: 'C' } },
    ],
  };
  for (const [own, kind] of [
    ['nama', 'text'],
    ['jumlah', 'number'],
    ['jenis', 'one'],
    ['kendala', 'many'],
  ] as const) {
    asked.push({ path: `/data/awal/${own}`, kind, row: null });
  }
  const others = Array.from({ length: 1 + below(3) }, (): Item => {
    const own = name('langkah');
    const place = { path: `/data/${own}`, row: null };
    return { kind: 'group', name: own, label: piped(place, own), ...branch(place), children: nodes(place, 1) };
  });
  return formXml({ items: [first, ...others], lists, texts, title: `Seed ${seed}` });
}
