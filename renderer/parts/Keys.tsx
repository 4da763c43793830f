import type { ReactNode } from 'react';
import { chordText, type Chord } from '../keys.ts';
import css from './Keys.module.css';

/** A key, shown in place. Screen readers get it from `aria-keyshortcuts` instead. */
export const Keys = ({ chord }: { readonly chord: Chord }): ReactNode => (
  <kbd className={css['key']} aria-hidden="true">
    {chordText(chord)}
  </kbd>
);
