import type { ReactNode } from 'react';
import { useText } from '../text/useText.tsx';
import css from './Logo.module.css';

/** The mark of the product: an answer underlined. */
export const Logo = (): ReactNode => {
  const { say } = useText();
  return (
    <span className={css['logo']}>
      <svg className={css['mark']} viewBox="0 0 20 20" aria-hidden="true">
        <rect width="20" height="20" rx="5.5" fill="currentColor" />
        <path className={css['stroke']} d="M5.5 6.5h9M10 6.5v7" />
        <circle className={css['dot']} cx="14" cy="13" r="1.35" />
      </svg>
      <span className={css['name']}>{say('app.name')}</span>
    </span>
  );
};
