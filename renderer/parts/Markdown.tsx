import { useMemo, type ReactNode } from 'react';
import { parseMarkdown, type Block, type Inline } from './markdown.ts';
import css from './Markdown.module.css';

const tags = { text: 'span', strong: 'strong', em: 'em', code: 'code' } as const;

const Inlines = ({ inlines }: { readonly inlines: readonly Inline[] }): ReactNode =>
  inlines.map(({ kind, text }, index) => {
    const Tag = tags[kind];
    // The text never changes place within an article, so its index is its name.
    // oxlint-disable-next-line react/no-array-index-key
    return <Tag key={index}>{text}</Tag>;
  });

const keyed = <T,>(items: readonly T[]): readonly { readonly key: string; readonly item: T }[] =>
  items.map((item, index) => ({ key: String(index), item }));

const MarkdownBlock = ({ block }: { readonly block: Block }): ReactNode => {
  if (block.kind === 'heading') return <h4 className={css['heading']}>{<Inlines inlines={block.inlines} />}</h4>;
  if (block.kind === 'quote')
    return <blockquote className={css['quote']}>{<Inlines inlines={block.inlines} />}</blockquote>;
  if (block.kind === 'list') {
    const List = block.isOrdered ? 'ol' : 'ul';
    return (
      <List className={block.isOrdered ? css['ordered'] : css['bulleted']}>
        {keyed(block.items).map(({ key, item }) => (
          <li key={key}>
            <Inlines inlines={item} />
          </li>
        ))}
      </List>
    );
  }
  if (block.kind === 'table') {
    return (
      <table className={css['table']}>
        <thead>
          <tr>
            {keyed(block.head).map(({ key, item }) => (
              <th key={key} scope="col">
                <Inlines inlines={item} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keyed(block.rows).map((row) => (
            <tr key={row.key}>
              {keyed(row.item).map(({ key, item }) => (
                <td key={key}>
                  <Inlines inlines={item} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    );
  }
  return (
    <p>
      <Inlines inlines={block.inlines} />
    </p>
  );
};

/** An article, built from an allow-list of elements: what Markdown cannot say here stays plain text. */
export const Markdown = ({ text }: { readonly text: string }): ReactNode => {
  const blocks = useMemo(() => keyed(parseMarkdown(text)), [text]);
  return (
    <div className={css['article']}>
      {blocks.map(({ key, item }) => (
        <MarkdownBlock key={key} block={item} />
      ))}
    </div>
  );
};
