import type { RevisionKey } from '../shared/model/outgoing.ts';
import type { Settings } from '../shared/model/settings.ts';
import type { SyncStatus } from '../shared/model/sync.ts';
import type { Instant } from '../shared/model/time.ts';
import type { CorePorts, Random } from './ports.ts';
import type { Journal } from './journal/openJournal.ts';
import type { Log } from './log.ts';
import type { CheckedForms } from './checkedForms.ts';
import type { Publish } from './publish.ts';
import type { RunningPack } from './runningPack.ts';
import type { SessionHolder } from './session.ts';
import type { InstalledPack } from './storage/packs.ts';
import type { Regions } from './storage/regions.ts';
import type { Store } from './storage/store.ts';
import type { Feed } from './sync/createFeed.ts';

/** Everything that a use case works with. */
export type Desk = {
  readonly store: Store;
  /** The second copy of every case. */
  readonly journal: Pick<Journal, 'append' | 'holdsPack' | 'keepPack' | 'tidy'>;
  readonly session: SessionHolder;
  readonly now: () => Instant;
  readonly random: Random;
  readonly log: Log;
  readonly publish: Publish;
  readonly post: CorePorts['post'];
  readonly settings: { readonly current: () => Settings; readonly set: (settings: Settings) => void };
  /** What a new call begins with: the form that runs now. It changes; what is open keeps its own. */
  readonly installed: InstalledPack;
  readonly running: RunningPack;
  readonly feed: Feed;
  /** Forms that were checked in this session and not published yet. */
  readonly checked: CheckedForms;
  readonly checkForm: CorePorts['checkForm'];
  /** Null when the search database of regions could not be opened: everything else still works. */
  readonly regions: Regions | null;
  readonly sync: {
    readonly status: () => SyncStatus;
    readonly now: () => SyncStatus;
    readonly resend: (only: RevisionKey | null) => number;
    readonly caseSaved: () => void;
    readonly shiftEnded: () => void;
    readonly resumed: () => void;
  };
  /** Names this run of the program: a draft of another run was found on disk. */
  readonly run: string;
  readonly workstation: string;
  readonly demo: boolean;
  readonly version: string;
};
