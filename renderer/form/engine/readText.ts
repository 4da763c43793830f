import type { TextChunk, TextRange, TextRole } from '@getodk/xforms-engine';
import type { FormText, RichNode, TextElement } from './formText.ts';
import { textElements } from './formText.ts';

type EngineMarkdown = TextRange<TextRole>['formatted'][number];

/** Private signs around the number of a piped answer while markdown is read; a form's own text never holds them. */
const piped = /\uE000(\d+)\uE001/;
const privateSigns = /[\uE000\uE001]/g;

const isTextElement = (name: string): name is TextElement => textElements.some((known) => known === name);

const isPiped = ({ source }: TextChunk): boolean => source === 'output' || source === 'reference';

/** Each answer as its number between private signs, the form's own text as it is. */
const marked = (chunks: readonly TextChunk[]): readonly string[] =>
  chunks.map((chunk, index) => (isPiped(chunk) ? `\uE000${index}\uE001` : chunk.asString.replaceAll(privateSigns, '')));

/** One line of letters, digits and signs that mean nothing in markdown, as nearly every label is: read without its parser. */
const isPlain = (text: string): boolean =>
  /^[\p{L}\p{M}\p{N}\uE000("“'][\p{L}\p{M}\p{N}\uE000\uE001 ,.;:?!'"“”‘’()/%@–—-]*$/u.test(text) &&
  !text.includes('  ') &&
  !text.endsWith(' ');

/**
 * The engine reads markup inside answers too. Here each answer is taken out before the markup of the text is read, and put
 * back as plain characters: only the chunks differ from what the engine's own getter works on.
 */
const markdownOf = (range: TextRange<TextRole>, texts: readonly string[]): readonly EngineMarkdown[] => {
  const chunks = texts.map((asString) => ({ source: 'literal', asString }));
  const formatted: unknown = Reflect.get(Object.getPrototypeOf(range), 'formatted', { chunks });
  if (!Array.isArray(formatted)) throw new Error('the form engine formats its texts in another way than expected');
  return formatted;
};

const textNodes = (text: string, chunks: readonly TextChunk[]): readonly RichNode[] =>
  text.split(new RegExp(piped, 'g')).flatMap((part, index): readonly RichNode[] => {
    if (index % 2 === 0) return part === '' ? [] : [{ kind: 'text', text: part }];
    return [{ kind: 'piped', text: chunks[Number(part)]?.asString ?? '' }];
  });

const richNodes = (nodes: readonly EngineMarkdown[], chunks: readonly TextChunk[]): readonly RichNode[] =>
  nodes.flatMap((node): readonly RichNode[] => {
    switch (node.role) {
      case 'child':
        return textNodes(node.value, chunks);
      case 'line-break':
        return [{ kind: 'break' }];
      case 'html':
        return textNodes(node.unsafeHtml, chunks);
      default: {
        const children = richNodes(node.children, chunks);
        if (isTextElement(node.elementName)) return [{ kind: 'element', element: node.elementName, children }];
        // A heading inside a script would fight the headings of the screen; links lead out of the console.
        if (/^h\d$/.test(node.elementName)) return [{ kind: 'element', element: 'p', children }];
        return children;
      }
    }
  });

const plainOf = (nodes: readonly RichNode[]): string =>
  nodes
    .map((node) => {
      if (node.kind === 'element') return `${plainOf(node.children)}${/^(?:p|li)$/.test(node.element) ? ' ' : ''}`;
      return node.kind === 'break' ? ' ' : node.text;
    })
    .join('');

const known = new WeakMap<object, FormText>();

/** A text of the engine as data. One object as long as the engine's text is the same, so that it can be compared. */
export const readText = (range: TextRange<TextRole> | null): FormText | null => {
  if (range === null) return null;
  const found = known.get(range);
  if (found !== undefined) return found;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engine's type calls its own iterator an iterable
  const chunks = [...(range as unknown as Iterable<TextChunk>)];
  const texts = marked(chunks);
  const whole = texts.join('');
  const rich = isPlain(whole) ? textNodes(whole, chunks) : richNodes(markdownOf(range, texts), chunks);
  const text: FormText = { rich, plain: plainOf(rich).replaceAll(/\s+/g, ' ').trim() };
  known.set(range, text);
  return text;
};
