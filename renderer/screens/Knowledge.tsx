import type { ReactNode } from 'react';
import { questionName } from '../../shared/domain/caseFacts.ts';
import type { Article } from '../../shared/model/pack.ts';
import { Markdown } from '../parts/Markdown.tsx';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import css from './SidePanel.module.css';

const noArticles: readonly Article[] = [];

const Articles = ({
  articles,
  areOpen,
}: {
  readonly articles: readonly Article[];
  readonly areOpen: boolean;
}): ReactNode => {
  const { language } = useText();
  return articles.map((article) => (
    <details key={article.id} className={css['article']} open={areOpen}>
      <summary>{article.title[language]}</summary>
      <Markdown text={article.body[language]} />
    </details>
  ));
};

/** Articles for the question that has the focus come first, open; the others stay a key away. */
export const Knowledge = ({ question }: { readonly question: string | null }): ReactNode => {
  const { say } = useText();
  const articles = useSlice(useDesk().desk, ({ pack }) => pack?.articles ?? noArticles);
  const name = question === null ? null : questionName(question);
  const here = articles.filter(({ questions }) => name !== null && questions.includes(name));
  const others = articles.filter((article) => !here.includes(article));
  if (articles.length === 0) return <p className={css['soft']}>{say('knowledge.none')}</p>;
  return (
    <div>
      {here.length === 0 ? null : <p className={css['soft']}>{say('knowledge.forQuestion')}</p>}
      <Articles articles={here} areOpen />
      {here.length === 0 || others.length === 0 ? null : <p className={css['soft']}>{say('knowledge.others')}</p>}
      <Articles articles={others} areOpen={false} />
    </div>
  );
};
