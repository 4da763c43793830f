import type { ArrivedSeqs } from '../../arrivedSeqs.ts';
import type { DeadLetterReason } from '../../readItem.ts';

/** What a revision is called. */
export type RevisionName = { readonly caseId: string; readonly rev: number };

export type NewRevision = RevisionName & {
  readonly baseRev: number;
  readonly seq: number;
  readonly formHash: string;
  readonly capturedAt: string;
  readonly sha256: string;
  readonly body: string;
};

/** Who brings something, in which life of its disk, and when (the server's clock, an instant). */
export type Sender = { readonly deviceId: string; readonly incarnation: number; readonly at: string };

export type NewLetter = RevisionName & {
  readonly rawSha256: string;
  readonly seq: number | null;
  readonly reason: DeadLetterReason;
  readonly detail: string;
  readonly raw: Buffer;
};

/** What is known of one incarnation of a device. */
export type DeviceSeqs = ArrivedSeqs & {
  /** Every number up to here is in a backup that was checked. */
  readonly securedSeq: number;
  readonly seenAt: string;
  /** When a number came a second time under another name, as from a copied disk; null: never. */
  readonly copiedAt: string | null;
};

export type LedgerReads = {
  /** What is stored, by key; a name that is not there is not in it. What is there stays there as it is. */
  readonly hashes: (names: readonly RevisionName[]) => Promise<ReadonlyMap<string, string>>;
  readonly seqs: (device: Pick<Sender, 'deviceId' | 'incarnation'>) => Promise<DeviceSeqs | null>;
};

/**
 * What taking in a batch asks of a database, within one transaction. Whatever writes under names does so in the order that
 * it is given: callers sort, so that two transactions never wait for each other.
 */
export type LedgerTransaction = LedgerReads & {
  /** Adds what is not there; gives the keys (`nameKey`) of those that it added. Each name at most once. */
  readonly insert: (sender: Sender, revisions: readonly NewRevision[]) => Promise<ReadonlySet<string>>;
  /** The same letter twice is one letter. */
  readonly keepLetters: (sender: Sender, letters: readonly NewLetter[]) => Promise<void>;
  /** Whoever asks for the same row in the same way waits for the end of this transaction. */
  readonly lockSeqs: (sender: Sender) => Promise<DeviceSeqs | null>;
  readonly putSeqs: (sender: Sender, seqs: DeviceSeqs) => Promise<void>;
  /** True when one of these numbers of the sender's stands at more than one name. */
  readonly isSharedSeq: (sender: Sender, seqs: readonly number[]) => Promise<boolean>;
  /** Undoes what `work` did, and that alone, when it throws. */
  readonly behindSavepoint: <T>(work: () => Promise<T>) => Promise<T>;
};

/** Reads outside of a transaction see only what is committed. */
export type Ledger = LedgerReads & {
  /** Makes the place for bodies that arrive in this month (YYYY-MM). @param afresh looks even when it was there before. */
  readonly openMonth: (month: string, afresh: boolean) => Promise<void>;
  /** Commits before it resolves. When `work` throws nothing of it is stored. */
  readonly transaction: <T>(work: (tx: LedgerTransaction) => Promise<T>) => Promise<T>;
};

export const nameKey = ({ caseId, rev }: RevisionName): string => `${caseId}/${rev}`;

/** The month of an instant, as bodies are kept by. */
export const monthOf = (at: string): string => at.slice(0, 7);
