/** The little of Markdown that articles may use. Everything else is shown as the plain text that it is: no HTML, no links, no images. */
export type Inline = { readonly kind: 'text' | 'strong' | 'em' | 'code'; readonly text: string };

export type Block =
  | { readonly kind: 'heading' | 'paragraph' | 'quote'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    };

const inlinePattern = /\*\*(.+?)\*\*|\*(.+?)\*|_(.+?)_|`(.+?)`|\[(.+?)\]\(.*?\)/g;

export const parseInlines = (text: string): readonly Inline[] => {
  const inlines: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(inlinePattern)) {
    if (match.index > from) inlines.push({ kind: 'text', text: text.slice(from, match.index) });
    const [, strong, star, underscore, code, link] = match;
    if (strong !== undefined) inlines.push({ kind: 'strong', text: strong });
    else if (code !== undefined) inlines.push({ kind: 'code', text: code });
    else if (link !== undefined) inlines.push({ kind: 'text', text: link });
    else inlines.push({ kind: 'em', text: star ?? underscore ?? '' });
    from = match.index + match[0].length;
  }
  if (from < text.length) inlines.push({ kind: 'text', text: text.slice(from) });
  return inlines;
};

const listItem = /^\s*(?:[-*]|(\d+)\.)\s+(.*)$/;
const cells = (line: string): readonly (readonly Inline[])[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => parseInlines(cell.trim()));

const tableOf = (lines: readonly string[]): Block => {
  const [head = '', , ...rows] = lines;
  return { kind: 'table', head: cells(head), rows: rows.map(cells) };
};

const listOf = (lines: readonly string[]): Block => ({
  kind: 'list',
  isOrdered: /^\s*\d+\./.test(lines[0] ?? ''),
  items: lines
    .reduce<readonly string[]>((items, line) => {
      const text = listItem.exec(line)?.[2];
      // A line without a bullet goes on with the item above it.
      return text === undefined ? [...items.slice(0, -1), `${items.at(-1) ?? ''} ${line.trim()}`] : [...items, text];
    }, [])
    .map(parseInlines),
});

const blockOf = (lines: readonly string[]): Block => {
  const first = lines[0] ?? '';
  if (/^#{1,6}\s/.test(first)) return { kind: 'heading', inlines: parseInlines(lines.join(' ').replace(/^#+\s+/, '')) };
  if (listItem.test(first)) return listOf(lines);
  if (first.startsWith('>'))
    return { kind: 'quote', inlines: parseInlines(lines.map((line) => line.replace(/^>\s?/, '')).join(' ')) };
  if (first.includes('|') && /^[\s|:-]+$/.test(lines[1] ?? 'x')) return tableOf(lines);
  return { kind: 'paragraph', inlines: parseInlines(lines.join(' ')) };
};

/** Blocks of an article, in order. */
export const parseMarkdown = (markdown: string): readonly Block[] =>
  markdown
    .replace(/\r\n?/g, '\n')
    // The title stands above the article already.
    .replace(/^\s*# .*\n/, '')
    .replace(/^(#{1,6}\s.*)$/gm, '\n$1\n')
    .replace(/^(?!\s*(?:[-*]|\d+\.)\s)(.+)\n(?=\s*(?:[-*]|\d+\.)\s)/gm, '$1\n\n')
    .split(/\n\s*\n/)
    .map((chunk) => chunk.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .map(blockOf);
