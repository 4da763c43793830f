import type { ReactNode } from 'react';
import type { Instant } from '../../shared/model/time.ts';
import { durationText } from '../text/format.ts';
import { useNow } from './useNow.ts';

/** A running clock: `baseMs` plus the time since `since`. It is never announced; the state beside it is. */
export const Elapsed = ({ since, baseMs = 0 }: { readonly since: Instant; readonly baseMs?: number }): ReactNode => (
  <span role="timer" aria-live="off">
    {durationText(useNow() - Date.parse(since) + baseMs)}
  </span>
);
