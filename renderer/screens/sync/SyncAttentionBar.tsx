import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SyncStatus } from '../../../shared/model/sync.ts';
import { classes } from '../../parts/classes.ts';
import { useNow } from '../../parts/useNow.ts';
import { useText } from '../../text/useText.tsx';
import { useReadyDesk } from '../../useDesk.ts';
import css from './Sync.module.css';

type Attention = 'enrolAgain' | 'updateApp' | 'notOurServer' | 'offline' | 'neverReached';

const attentionOf = ({ attention, lastOutcome, lastSuccessAt }: SyncStatus): Attention | null => {
  if (attention !== 'none') return attention;
  if (lastOutcome === 'notOurServer') return 'notOurServer';
  if (lastOutcome !== 'offline') return null;
  return lastSuccessAt === null ? 'neverReached' : 'offline';
};

/** After so long without the server, carrying the cases is faster than waiting. */
const longMs = 24 * 3_600_000;

const ByDisk = (): ReactNode => {
  const { say } = useText();
  const { oldestPendingAt } = useReadyDesk((ready) => ready.sync);
  const now = useNow();
  return oldestPendingAt !== null && now - Date.parse(oldestPendingAt) > longMs ? ` ${say('attention.byDisk')}` : null;
};

/** The one thing that stands between this desk and its server, what is safe, and what a person can do. */
export const SyncAttentionBar = (): ReactNode => {
  const { say, format } = useText();
  const sync = useReadyDesk((ready) => ready.sync);
  const version = useReadyDesk((ready) => ready.version);
  const kind = attentionOf(sync);
  const time = sync.lastSuccessAt === null ? '' : format.shortTime(sync.lastSuccessAt);
  const isRefused = kind === 'enrolAgain' || kind === 'updateApp';
  return (
    <output>
      {kind === null ? null : (
        <span className={classes(css['attention'], isRefused && css['refused'])}>
          <CircleAlert className={css['icon']} aria-hidden="true" />
          <span>
            {say(`attention.${kind}`, { time, version })}
            {kind === 'offline' || kind === 'neverReached' ? <ByDisk /> : null}
          </span>
        </span>
      )}
    </output>
  );
};
