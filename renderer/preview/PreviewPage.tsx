import { useEffect, useState, type ReactNode } from 'react';
import type { DraftPosition } from '../../shared/model/draft.ts';
import { Button } from '../parts/Button.tsx';
import type { Language } from '../text/messages.ts';
import { TextProvider, useText } from '../text/useText.tsx';
import css from './Preview.module.css';
import { PreviewForm } from './PreviewForm.tsx';
import { PreviewProblems } from './PreviewProblems.tsx';
import type { PreviewNews } from './previewNews.ts';
import { previewTexts } from './previewTexts.ts';
import { useNews } from './useNews.ts';
import { useOpenForm } from './useOpenForm.ts';

const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
const atTheStart: DraftPosition = { step: null, question: null };

const Status = ({ news, isLost }: { readonly news: PreviewNews | null; readonly isLost: boolean }): ReactNode => {
  const { say, format, language } = useText();
  const texts = previewTexts[language];
  if (isLost) return <p role="alert">{texts.lost}</p>;
  if (news === null) return <output>{texts.waiting}</output>;
  const count = (severity: 'error' | 'warning'): number =>
    news.problems.filter((problem) => problem.severity === severity).length;
  return (
    <output>
      {say('check.errors', { count: count('error') })}, {say('check.warnings', { count: count('warning') })} ·{' '}
      {texts.checkedAt(format.clock(news.checkedAt))}
    </output>
  );
};

const Page = ({ onLanguage }: { readonly onLanguage: () => void }): ReactNode => {
  const { language } = useText();
  const texts = previewTexts[language];
  const { news, form, isLost } = useNews();
  const [position, setPosition] = useState(atTheStart);
  const { open, reason, again } = useOpenForm(form, language);
  const title = news === null ? 'Tanggap' : news.fileName;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className={css['page']}>
      <header className={css['head']}>
        <h1 className={css['title']}>{title}</h1>
        <Status news={news} isLost={isLost} />
        <Button kind="quiet" onPress={onLanguage}>
          {texts.other}
        </Button>
      </header>
      <main className={css['form']} aria-label={texts.form}>
        {news !== null && news.form === null ? <output>{form === null ? texts.none : texts.kept}</output> : null}
        {reason === null ? null : <p role="alert">{texts.refused(reason)}</p>}
        {open === null ? null : (
          <PreviewForm
            key={open.opening}
            session={open.session}
            position={position}
            onPosition={setPosition}
            onAgain={() => {
              setPosition(atTheStart);
              again();
            }}
          />
        )}
      </main>
      {news === null || news.problems.length === 0 ? null : (
        <aside className={css['side']} aria-label={texts.problems}>
          <PreviewProblems key={news.checkedAt} news={news} />
        </aside>
      )}
    </div>
  );
};

/** A form while it is written: its problems, and its questions as the console asks them. */
export const PreviewPage = (): ReactNode => {
  const [language, setLanguage] = useState<Language>(navigator.language.startsWith('en') ? 'en' : 'id');
  return (
    <TextProvider language={language} timeZone={timeZone}>
      <Page onLanguage={() => setLanguage(language === 'id' ? 'en' : 'id')} />
    </TextProvider>
  );
};
