import type { FeedEntry } from '../../shared/contract/feed.ts';
import type { FormFailure } from '../../shared/model/formFailure.ts';
import type { FormDefinition } from '../../shared/model/formFiles.ts';
import type { Sha256 } from '../../shared/model/ids.ts';
import type { SyncDevice, SyncPorts } from './ports.ts';

/** Why an answer of the server is not believed: it does not read, its numbers run backwards, or a form is not what its hash says. */
export type FeedFault = {
  readonly reason: 'shape' | 'cursor' | 'bytes' | 'formMissing';
  readonly formHash: Sha256 | null;
};

/** The feed as this desk keeps it. Every method is synchronous, short, and at most one transaction. */
export type FeedStore = {
  /** Null while nobody has provisioned the desk. */
  readonly device: () => SyncDevice | null;
  readonly hotline: string;
  /** Of the last entry that was taken over; 0 at first. */
  readonly cursor: () => number;
  /** Forms that would run, now or later, if these entries were taken over, and that are not here. */
  readonly missingForms: (entries: readonly FeedEntry[]) => readonly Sha256[];
  /** One transaction: entries, their forms, and the cursor. */
  readonly apply: (entries: readonly FeedEntry[], forms: ReadonlyMap<Sha256, FormDefinition>, cursor: number) => void;
  /** Failures that the server does not know. */
  readonly untold: () => readonly FormFailure[];
  readonly setTold: (failure: FormFailure) => void;
  /** Told once for as long as it lasts; null: all is well again. */
  readonly fault: (fault: FeedFault | null) => void;
};

export type FeedPorts = Pick<SyncPorts, 'clock' | 'rng' | 'net' | 'access' | 'sha256' | 'report'> & {
  readonly store: FeedStore;
};
