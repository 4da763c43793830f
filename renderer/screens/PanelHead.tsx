import type { ReactNode } from 'react';
import css from './Panel.module.css';

/** What a panel is for, in a title and at most a sentence. */
export const PanelHead = ({ title, lead }: { readonly title: string; readonly lead?: string }): ReactNode => (
  <div>
    <h1 className={css['title']}>{title}</h1>
    {lead === undefined ? null : <p className={css['lead']}>{lead}</p>}
  </div>
);
