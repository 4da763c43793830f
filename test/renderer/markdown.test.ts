import { expect, test } from 'vitest';
import { parseMarkdown } from '../../renderer/parts/markdown.ts';

test('paragraphs, lists, emphasis and quotes of an article are told apart', () => {
  const blocks = parseMarkdown('# Judul\n\nBaris **tebal**.\n- satu\n- dua\n  lanjut\n\n> kutipan\n\n1. a\n2. b');
  expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'list', 'quote', 'list']);
  expect(blocks[0]).toEqual({
    kind: 'paragraph',
    inlines: [
      { kind: 'text', text: 'Baris ' },
      { kind: 'strong', text: 'tebal' },
      { kind: 'text', text: '.' },
    ],
  });
  expect(blocks[1]).toMatchObject({ isOrdered: false, items: [[{ text: 'satu' }], [{ text: 'dua lanjut' }]] });
  expect(blocks[3]).toMatchObject({ isOrdered: true });
});

test('a table keeps its columns', () => {
  expect(parseMarkdown('| a | b |\n|---|---|\n| 1 | 2 |')[0]).toMatchObject({
    kind: 'table',
    head: [[{ text: 'a' }], [{ text: 'b' }]],
    rows: [[[{ text: '1' }], [{ text: '2' }]]],
  });
});

test('HTML stays the text that it is, and a link keeps its words alone', () => {
  const [block] = parseMarkdown('<img src=x onerror=alert(1)> [bank](javascript:alert(1))');
  const text = JSON.stringify(block);
  expect(text).toContain('<img src=x');
  expect(text).toContain('"bank"');
  expect(text).not.toContain('javascript');
});
