import type { ReactNode } from 'react';
import { chordText, type Chord } from '../keys.ts';
import css from './Keys.module.css';

/** A key, shown in place. It is no part of any name: screen readers get it from `aria-keyshortcuts` instead. */
export const Keys = ({ chord }: { readonly chord: Chord }): ReactNode => (
  <kbd className={css['key']} aria-hidden="true" data-key={chordText(chord)} />
);
