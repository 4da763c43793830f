import { useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { foldWords } from '../../shared/domain/foldWords.ts';
import { limits } from '../../shared/model/limits.ts';
import type { Article } from '../../shared/model/pack.ts';
import input from '../parts/Input.module.css';
import { Keys } from '../parts/Keys.tsx';
import { Markdown } from '../parts/Markdown.tsx';
import { deskKeys, localKeys } from '../keys.ts';
import { useKeyDown } from '../parts/useKeyDown.ts';
import type { Work } from '../stores/work.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import { articlesFor, searchArticles } from './findArticles.ts';
import css from './SidePanel.module.css';
import { focusIds, focusOnScript } from './useDeskKeys.ts';

const noArticles: readonly Article[] = [];

type ArticlesProps = { readonly articles: readonly Article[]; readonly areOpen: boolean };

const Articles = ({ articles, areOpen }: ArticlesProps): ReactNode => {
  const { language } = useText();
  return articles.map((article) => (
    <details key={article.id} className={css['article']} open={areOpen}>
      <summary>{article.title[language]}</summary>
      <Markdown text={article.body[language]} />
    </details>
  ));
};

/** The articles of this question first, open; the others stay a key away. */
const Offered = ({ articles, work }: { readonly articles: readonly Article[]; readonly work: Work }): ReactNode => {
  const { say } = useText();
  const { question } = work.position;
  const here = articlesFor(articles, question, work.form.state === 'open' ? work.form.form.session : null);
  const others = articles.filter((article) => !here.includes(article));
  return (
    <>
      {here.length === 0 ? null : <p className={css['soft']}>{say('knowledge.forQuestion')}</p>}
      <Articles articles={here} areOpen />
      {here.length === 0 || others.length === 0 ? null : <p className={css['soft']}>{say('knowledge.others')}</p>}
      <Articles articles={others} areOpen={false} />
    </>
  );
};

const Found = ({ found }: { readonly found: readonly Article[] }): ReactNode => {
  const { say } = useText();
  return (
    <>
      <output className={css['soft']}>{say('knowledge.found', { count: found.length })}</output>
      <Articles articles={found} areOpen={found.length === 1} />
    </>
  );
};

/** Moves between the search field and the headings of the articles. */
const moveIn = (panel: HTMLElement, step: 1 | -1): void => {
  const stops = [...panel.querySelectorAll<HTMLElement>('input, summary')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
};

const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * What helps with the question that has the focus, and everything else by a few letters. "/" searches, the arrow keys move,
 * Enter opens, Esc goes back to the script.
 */
export const Knowledge = ({ work }: { readonly work: Work }): ReactNode => {
  const { say, language } = useText();
  const articles = useSlice(useDesk().desk, ({ pack }) => pack?.articles ?? noArticles);
  const [words, setWords] = useState('');
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const isSearching = foldWords(words).length > 0;
  const found = useMemo(
    () => (isSearching ? searchArticles(articles, words, language) : noArticles),
    [isSearching, articles, words, language],
  );
  useKeyDown(panel, (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const step = steps[event.key];
    const isTyping = event.target === search.current;
    if (event.key === '/' && !isTyping) search.current?.focus();
    else if (step !== undefined && panel.current !== null) moveIn(panel.current, step);
    else if (event.key === 'Escape' && words !== '') setWords('');
    else if (event.key === 'Escape') focusOnScript();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return (
    <section
      ref={panel}
      id={focusIds.knowledge}
      tabIndex={-1}
      className={css['section']}
      aria-label={say('knowledge.title')}
    >
      <h2 className={css['heading']}>
        {say('knowledge.title')} <Keys chord={deskKeys.knowledge.chord} />
      </h2>
      {articles.length === 0 ? <p className={css['soft']}>{say('knowledge.none')}</p> : null}
      <div className={css['searchRow']} hidden={articles.length === 0}>
        <label className={css['spoken']} htmlFor={id}>
          {say('knowledge.search')}
        </label>
        <input
          ref={search}
          id={id}
          type="search"
          className={input['input']}
          placeholder={say('knowledge.search')}
          aria-keyshortcuts="/"
          autoComplete="off"
          maxLength={limits.searchCharacters}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Keys chord={localKeys.searchList.chord} />
      </div>
      {isSearching ? <Found found={found} /> : <Offered articles={articles} work={work} />}
    </section>
  );
};
