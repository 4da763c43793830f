import type { ReactNode } from 'react';
import type { SyncStatus } from '../../shared/model/sync.ts';
import { Mark, type MarkIcon, type Tone } from '../parts/Mark.tsx';
import { useText, type Text } from '../text/useText.tsx';
import { useReadyDesk } from '../useDesk.ts';

type Words = readonly [Tone, MarkIcon, string];

const waiting = ({ say, format }: Text, { pending: count, nextAttemptAt }: SyncStatus): string =>
  nextAttemptAt === null
    ? say('sync.waiting', { count })
    : say('sync.waitingNext', { count, time: format.time(nextAttemptAt).slice(0, 5) });

/** What is only here, or that nothing is; null when this desk has nothing at all to send. */
const queue = (text: Text, sync: SyncStatus): Words | null => {
  const { say } = text;
  const { pending, accepted, secured, running, progress } = sync;
  if (running && progress !== null) return ['calm', 'dashed', say('sync.progress', progress)];
  if (running && pending > 0) return ['calm', 'dashed', say('sync.running', { count: pending })];
  if (pending > 0) return ['calm', 'dashed', waiting(text, sync)];
  if (sync.parked > 0) return null;
  if (accepted > 0) return ['calm', 'check', say('sync.allAccepted')];
  return secured > 0 ? ['calm', 'shield', say('sync.allSecured')] : ['calm', 'check', say('sync.nothing')];
};

/** What asks for a person; null when nothing does. */
const attention = ({ say }: Text, sync: SyncStatus): Words | null => {
  if (sync.attention !== 'none') return ['danger', 'alert', say(`sync.${sync.attention}`)];
  return sync.parked > 0 ? ['warm', 'alert', say('sync.attention', { count: sync.parked })] : null;
};

/** What the server has, in words: waiting, accepted, secured; and beside it what needs a person. */
export const SyncWords = (): ReactNode => {
  const text = useText();
  const sync = useReadyDesk((ready) => ready.sync);
  return [queue(text, sync), attention(text, sync)].map((words) => {
    if (words === null) return null;
    const [tone, icon, told] = words;
    return (
      <Mark key={told} tone={tone} icon={icon}>
        {told}
      </Mark>
    );
  });
};
