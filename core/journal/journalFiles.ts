/**
 * The disk under the journal, as little of it as the journal needs; a simulator puts a faulty one in its place. All of it
 * throws the errors of Node's file system (`code`: ENOSPC, EIO, EROFS, …).
 */
export type JournalFiles = {
  /** Names in the folder, in no order. */
  readonly list: () => readonly string[];
  readonly read: (name: string) => Uint8Array;
  /** A new empty file, whose name is on the disk when this returns. Throws EEXIST for a name that is taken. */
  readonly create: (name: string) => JournalFile;
  readonly remove: (name: string) => void;
};

/** A file that grows at its end. After the first error it is closed and never written again. */
export type JournalFile = {
  /** All of the bytes behind what is there, or an error. */
  readonly append: (bytes: Uint8Array) => void;
  /** Returns when everything that was appended is on the disk. */
  readonly sync: () => void;
  /** Zeros behind the end, on the disk before this returns, so that the next appends change nothing but bytes. */
  readonly reserve?: () => void;
  readonly close: () => void;
};
