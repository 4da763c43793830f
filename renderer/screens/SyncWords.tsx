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

const words = (text: Text, sync: SyncStatus): Words => {
  const { say } = text;
  const { pending, accepted, secured, parked, running, progress, attention } = sync;
  if (attention !== 'none') return ['danger', 'alert', say(`sync.${attention}`)];
  if (parked > 0) return ['warm', 'alert', say('sync.attention', { count: parked })];
  if (running && progress !== null) return ['calm', 'dashed', say('sync.progress', progress)];
  if (running && pending > 0) return ['calm', 'dashed', say('sync.running', { count: pending })];
  if (pending > 0) return ['calm', 'dashed', waiting(text, sync)];
  if (accepted > 0) return ['calm', 'check', say('sync.allAccepted')];
  return secured > 0 ? ['calm', 'shield', say('sync.allSecured')] : ['calm', 'check', say('sync.nothing')];
};

/** What the server has, in words: waiting, accepted, secured, or in need of a person. */
export const SyncWords = (): ReactNode => {
  const text = useText();
  const [tone, icon, told] = words(text, useReadyDesk().sync);
  return (
    <Mark tone={tone} icon={icon}>
      {told}
    </Mark>
  );
};
