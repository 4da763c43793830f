import { existsSync, readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { Killed } from './killed.ts';
import type { Disk } from './sqlitePort.ts';

export type ErrorCode = 'SQLITE_IOERR_WRITE' | 'SQLITE_FULL';

/**
 * What will strike at an operation. before, after: the program ends there · torn: the power goes while a commit is being
 * written, so that only a part of it is on the disk · power: it goes at an operation on a file, and takes with it what was
 * not synced · error: the disk refuses; `onFile`: an operation on a file that is no database.
 */
export type Strike =
  | { readonly kind: 'before' | 'after' | 'torn' | 'power' }
  | { readonly kind: 'error'; readonly code: ErrorCode; readonly onFile: boolean };

/** The log of a database before and after the commit that was torn. */
export type Torn = { readonly file: string; readonly before: Uint8Array; readonly after: Uint8Array };

/** How a program ended. */
export type Ended = { readonly kind: 'kill' | 'power' } | { readonly kind: 'torn'; readonly torn: Torn };

export type Operations = Disk & {
  /** Strikes at the `nth` operation from now on; 1 is the next. A later call replaces an earlier one. */
  readonly arm: (strike: Strike, nth: number) => void;
  /** Every write fails so, until null. */
  readonly fail: (code: ErrorCode | null) => void;
  readonly disarm: () => void;
  /** The program has ended: nothing that is left of it gets through. */
  readonly end: () => void;
  /** One operation on a file that is no database: fails with what Node's file system says. */
  readonly step: (writes: boolean) => void;
};

/**
 * Counts the operations of one program and strikes at the one that was drawn.
 * @param killed called at the moment itself, so that the bytes of the disk can be kept as they are then.
 * @param refused called when an operation was refused.
 */
export function createOperations(
  killed: (how: Ended) => void,
  refused: (code: ErrorCode, isFile: boolean) => void,
): Operations {
  let armed: Strike | null = null;
  let left = 0;
  let failing: ErrorCode | null = null;
  let walBefore: Uint8Array | null = null;
  let isOver = false;

  function refuse(code: ErrorCode, isFile: boolean): never {
    refused(code, isFile);
    if (isFile) {
      throw Object.assign(new Error('drawn'), { code: code === 'SQLITE_FULL' ? 'ENOSPC' : 'EIO' });
    }
    throw new Sqlite.SqliteError(code === 'SQLITE_FULL' ? 'database or disk is full' : 'disk I/O error', code);
  }

  function kill(how: Ended): never {
    armed = null;
    isOver = true;
    killed(how);
    throw new Killed();
  }

  function begin(writes: boolean, isFile: boolean): void {
    if (isOver) throw new Killed();
    if (failing !== null && writes) refuse(failing, isFile);
    if (armed === null) return;
    left -= 1;
    if (left > 0) return;
    if (armed.kind === 'before') kill({ kind: 'kill' });
    if (armed.kind === 'power' && isFile) kill({ kind: 'power' });
    if (armed.kind === 'error' && writes && armed.onFile === isFile) {
      const { code } = armed;
      armed = null;
      refuse(code, isFile);
    }
  }

  return {
    before: (database, sql, writes) => {
      begin(writes, false);
      const isCut = armed?.kind === 'torn' && left <= 0 && /^COMMIT/i.test(sql);
      walBefore = isCut ? bytesOf(`${database.name}-wal`) : null;
    },
    after: (database) => {
      if (armed?.kind === 'after' && left <= 0) kill({ kind: 'kill' });
      if (walBefore === null) return;
      const torn = { file: `${database.name}-wal`, before: walBefore, after: bytesOf(`${database.name}-wal`) };
      walBefore = null;
      kill({ kind: 'torn', torn });
    },
    step: (writes) => begin(writes, true),
    arm: (strike, nth) => {
      armed = strike;
      left = Math.max(1, nth);
    },
    fail: (code) => {
      failing = code;
    },
    disarm: () => {
      armed = null;
      failing = null;
      walBefore = null;
    },
    end: () => {
      isOver = true;
    },
  };
}

const bytesOf = (file: string): Uint8Array => (existsSync(file) ? readFileSync(file) : new Uint8Array());
