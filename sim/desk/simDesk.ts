import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { databaseFile, openStore } from '../../core/storage/openStore.ts';
import { copyFolder } from '../machine/copyFolder.ts';
import { forgetFiles, loseUnsynced, watchFiles } from '../machine/filePort.ts';
import { Killed } from '../machine/killed.ts';
import { createOperations, type Ended, type ErrorCode, type Operations } from '../machine/operations.ts';
import { aside, putDisk, removeDisk } from '../machine/sqlitePort.ts';
import { tear } from '../machine/tornBytes.ts';
import { createWallClock, type WallClock } from '../machine/wallClock.ts';
import type { Line } from '../line/createLine.ts';
import type { World } from '../world/world.ts';
import { composeDesk } from './composeDesk.ts';
import { deskKey } from './hotline.ts';

/** A program that runs, and everything that dies with it. */
export type DeskLife = ReturnType<typeof composeDesk> & { readonly raw: Sqlite.Database };

export type SimDesk = {
  readonly name: string;
  readonly clock: WallClock;
  readonly line: Line;
  /** Null while it does not run. */
  readonly life: () => DeskLife | null;
  /** Opens its database, whatever state it is in, and starts. */
  readonly start: () => Promise<void>;
  /** @param how power: what was not synced is lost. */
  readonly end: (how: 'kill' | 'power') => void;
  readonly operations: () => Operations | null;
  /** The bytes of its disk as they are now. */
  readonly image: (to: string) => void;
  /** Its disk becomes another one. Only while it does not run. */
  readonly replaceDisk: (from: string) => void;
  /** The folder of its disk, to be damaged. Only while it does not run. */
  readonly disk: () => string;
  readonly close: () => void;
};

type Life = {
  readonly folder: string;
  readonly operations: Operations;
  composed: DeskLife | null;
  raw: Sqlite.Database | null;
  isOver: boolean;
};

export type DeskEvents = {
  /** The program ended at an operation. */
  readonly killed: (how: Ended['kind']) => void;
  readonly refused: (code: ErrorCode, isFile: boolean) => void;
  /** A use case or the background failed; the program may have to be started again. */
  readonly reported: (error: unknown) => void;
  /** It runs, and its database is open. */
  readonly started: (life: DeskLife) => void;
};

/** A desk's computer: its disk, its clock, its line, and the program on it, which may end at any operation. */
export function createSimDesk(world: World, name: string, template: string, line: Line, events: DeskEvents): SimDesk {
  const { timeline, trace } = world;
  const chance = world.chance.fork();
  const clock = createWallClock(timeline.now);
  let lives = 0;
  let folder = join(world.folder, `${name}-0`);
  let life: Life | null = null;
  const over: Life[] = [];
  copyFolder(template, folder);

  function end(of: Life, how: Ended): void {
    if (of.isOver) return;
    of.isOver = true;
    of.operations.end();
    line.hangUp();
    lives += 1;
    folder = join(world.folder, `${name}-${lives}`);
    copyFolder(of.folder, folder);
    if (how.kind !== 'kill' && loseUnsynced(of.folder, folder, chance.unit) > 0) world.strikes.struck('tornJournal');
    if (how.kind === 'torn') tear(`${databaseFile(folder)}-wal`, how.torn, chance.unit);
    over.push(of);
    life = null;
  }

  function createLife(): Life {
    const operations = createOperations(
      (how) => {
        trace.say(name, `${how.kind} at an operation`);
        end(made, how);
        events.killed(how.kind);
      },
      (code, isFile) => {
        trace.say(name, isFile ? `file ${code}` : code);
        events.refused(code, isFile);
      },
    );
    const made: Life = { folder, operations, composed: null, raw: null, isOver: false };
    putDisk(folder, {
      before: (database, sql, writes) => {
        if (database.name === databaseFile(made.folder)) made.raw = database;
        operations.before(database, sql, writes);
      },
      after: operations.after,
    });
    watchFiles(folder, operations.step);
    return made;
  }

  function bury(): void {
    for (const dead of over.splice(0)) {
      forgetFiles(dead.folder);
      aside(() => closeDead(dead.raw));
      removeDisk(dead.folder);
      rmSync(dead.folder, { recursive: true, force: true });
    }
  }

  const isLiving = (of: Life): boolean => !of.isOver;

  return {
    name,
    clock,
    line,
    life: () => life?.composed ?? null,
    operations: () => life?.operations ?? null,
    start: async () => {
      bury();
      if (life !== null) return;
      const next = createLife();
      life = next;
      const ports = {
        clock: {
          ...clock,
          monotonic: timeline.now,
          setTimer: (ms: number, wake: () => void) =>
            timeline.after(ms, () => {
              if (isLiving(next)) wake();
            }),
        },
        random: {
          unit: chance.unit,
          bytes: chance.bytes,
          uuid: () => chance.uuid(clock.now()),
        },
        net: line.net,
        report: (where: string, error: unknown) => {
          if (error instanceof Killed || !isLiving(next)) return;
          trace.say(name, `${where} failed: ${nameOf(error)}`);
          events.reported(error);
        },
      };
      try {
        const opened = openStore({ folder, key: deskKey, demo: false, now: new Date(clock.now()).toISOString() });
        if (!opened.ok) throw new Error(`The database was refused: ${opened.problem.message}`);
        const composed = composeDesk(opened.value, folder, ports);
        if (next.raw === null) throw new Error('No database was opened');
        next.composed = { ...composed, raw: next.raw };
        composed.sync.start();
        composed.feed.start();
        trace.say(name, opened.value.setAside === null ? 'started' : 'started with a new database');
        events.started(next.composed);
      } catch (error) {
        if (error instanceof Killed) return;
        end(next, { kind: 'kill' });
        throw error;
      }
    },
    end: (how) => {
      if (life === null) return;
      trace.say(name, how === 'power' ? 'power cut' : 'killed');
      end(life, { kind: how });
    },
    image: (to) => copyFolder(folder, to),
    replaceDisk: (from) => {
      rmSync(folder, { recursive: true, force: true });
      copyFolder(from, folder);
    },
    disk: () => folder,
    close: () => {
      if (life !== null) end(life, { kind: 'kill' });
      bury();
    },
  };
}

/** What of an error is the same in every run. */
const nameOf = (error: unknown): string =>
  error instanceof Error ? ('code' in error ? String(error.code) : error.message.slice(0, 80)) : String(error);

/** Of a program that was killed in the middle of a query nobody can close the connection; its disk is a copy that goes anyway. */
function closeDead(raw: Life['raw']): void {
  try {
    raw?.close();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}
