import type { ReactNode } from 'react';
import { classes } from '../../parts/classes.ts';
import type { BundleNews } from '../../stores/createBundleStore.ts';
import { problemText } from '../../text/problemText.ts';
import { partsText } from '../../text/runText.ts';
import { useText, type Say } from '../../text/useText.tsx';
import { useDesk, useSlice } from '../../useDesk.ts';
import css from './Sync.module.css';

type Problematic = Extract<BundleNews, { readonly kind: 'notWritten' | 'notRead' }>;

const refusal = (say: Say, news: Problematic): string => {
  const { problem } = news;
  if (problem.code !== 'not_found') return problemText(say, problem);
  if (news.kind === 'notRead') return say('bundle.foreign', { file: news.name });
  return say(problem.details['what'] === 'serverKey' ? 'bundle.noKey' : 'bundle.nothing');
};

const readText = (say: Say, news: Extract<BundleNews, { readonly kind: 'read' }>): string => {
  const { name: file, accepted, parked, unknown } = news;
  const parts = partsText(say, [
    ['bundle.accepted', accepted],
    ['run.parked', parked],
  ]);
  const told = parts === '' ? say('bundle.readNothing', { file }) : say('bundle.readDone', { file, parts });
  return unknown === 0 ? told : `${told} ${say('bundle.readUnknown', { count: unknown })}`;
};

const words = (say: Say, news: BundleNews): string => {
  switch (news.kind) {
    case 'none':
      return '';
    case 'working':
      return say('bundle.working');
    case 'written':
      return say('bundle.written', { file: news.fileName, count: news.revisions });
    case 'read':
      return readText(say, news);
    default:
      return refusal(say, news);
  }
};

/** What came of the last file that was written or read. */
export const BundleWords = (): ReactNode => {
  const { say } = useText();
  const news = useSlice(useDesk().bundle, (state) => state.news);
  const isRefusal = news.kind === 'notRead' || news.kind === 'notWritten';
  return <output className={classes(css['told'], isRefusal && css['warm'])}>{words(say, news)}</output>;
};
