import type { Desk } from '../desk.ts';
import type { SyncStore } from '../sync/ports.ts';

type Part = Pick<SyncStore, 'word' | 'compared' | 'watermark'>;

/** What the desk remembers of the server. */
export const serverMemory = ({ store }: Pick<Desk, 'store'>): Part => ({
  word: store.server.word,
  compared: store.server.compared,
  watermark: (incarnation) => ({ ...store.server.reached(incarnation), given: store.held.lastSeq(incarnation) }),
});
