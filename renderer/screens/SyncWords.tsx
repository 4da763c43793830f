import type { ReactNode } from 'react';
import { Mark } from '../parts/Mark.tsx';
import { useText } from '../text/useText.tsx';
import { useReadyDesk } from '../useDesk.ts';

/** What the server has, in words: waiting, accepted, or in need of a person. */
export const SyncWords = (): ReactNode => {
  const { say, format } = useText();
  const { sync } = useReadyDesk();
  if (sync.parked > 0) {
    return (
      <Mark tone="warm" icon="alert">
        {say('sync.attention', { count: sync.parked })}
      </Mark>
    );
  }
  if (sync.running && sync.pending > 0) {
    return (
      <Mark tone="calm" icon="dashed">
        {say('sync.running', { count: sync.pending })}
      </Mark>
    );
  }
  if (sync.pending > 0) {
    return (
      <Mark tone="calm" icon="dashed">
        {sync.nextAttemptAt === null
          ? say('sync.waiting', { count: sync.pending })
          : say('sync.waitingNext', { count: sync.pending, time: format.time(sync.nextAttemptAt).slice(0, 5) })}
      </Mark>
    );
  }
  return (
    <Mark tone="calm" icon="check">
      {say(sync.accepted > 0 ? 'sync.allAccepted' : 'sync.nothing')}
    </Mark>
  );
};
