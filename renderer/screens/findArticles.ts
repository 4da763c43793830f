import { questionName } from '../../shared/domain/caseFacts.ts';
import { foldWords } from '../../shared/domain/foldWords.ts';
import type { Article } from '../../shared/model/pack.ts';

/** Articles that name a question, or a part of it: a region is one question with seven names. */
export const articlesFor = (
  articles: readonly Article[],
  question: string | null,
  session: { readonly locate: (name: string) => { readonly reference: string } | null } | null,
): readonly Article[] => {
  if (question === null) return [];
  const name = questionName(question);
  const isHere = (named: string): boolean => named === name || session?.locate(named)?.reference === question;
  return articles.filter(({ questions }) => questions.some(isHere));
};

/** Articles in which every word begins some word of the title or the text; those that have it in the title come first. */
export const searchArticles = (
  articles: readonly Article[],
  words: string,
  language: 'id' | 'en',
): readonly Article[] => {
  const wanted = foldWords(words);
  const has = (text: string): boolean => {
    const known = foldWords(text);
    return wanted.every((word) => known.some((each) => each.startsWith(word)));
  };
  const inTitle = articles.filter(({ title }) => has(title[language]));
  const inText = articles.filter(
    (article) => !inTitle.includes(article) && has(`${article.title[language]} ${article.body[language]}`),
  );
  return [...inTitle, ...inText];
};
