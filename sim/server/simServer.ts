import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { NetReply, NetRequest } from '../../core/sync/ports.ts';
import { buildServer } from '../../server/app.ts';
import { openDatabase, type ServerDatabase } from '../../server/storage/openDatabase.ts';
import { copyFolder } from '../machine/copyFolder.ts';
import { createOperations, type Operations } from '../machine/operations.ts';
import { aside, putDisk, removeDisk } from '../machine/sqlitePort.ts';
import { createWallClock, type WallClock } from '../machine/wallClock.ts';
import type { World } from '../world/world.ts';

export type SimServer = {
  readonly clock: WallClock;
  readonly isUp: () => boolean;
  readonly start: () => Promise<void>;
  /** Ends at once; what was being worked on is not answered. */
  readonly kill: () => void;
  readonly operations: () => Operations | null;
  /** Null: it ended before it had answered. */
  readonly handle: (request: NetRequest) => Promise<NetReply | null>;
  /** For what only the organisation does, and for the oracle. Throws while it is down. */
  readonly database: () => ServerDatabase;
  readonly raw: () => Sqlite.Database;
  /** The bytes of its disk as they are now. */
  readonly image: (to: string) => void;
  /** Its disk becomes another one. Only while it is down. */
  readonly replaceDisk: (from: string) => void;
  readonly close: () => Promise<void>;
};

type Life = {
  readonly folder: string;
  readonly operations: Operations;
  app: FastifyInstance | null;
  database: ServerDatabase | null;
  raw: Sqlite.Database | null;
  isOver: boolean;
};

/** The disk of a server that has been set up and has heard of nobody. @returns its folder. */
export async function serverTemplate(folder: string): Promise<string> {
  const template = join(folder, 'server-template');
  const database = await openDatabase({ file: join(template, 'server.db') });
  await database.destroy();
  return template;
}

/** The server's database refuses a case that holds it, as it would one that breaks a rule of its own. */
export const refusedWord = 'beracun';

const refusal = `CREATE TEMP TRIGGER refuse_row BEFORE INSERT ON main.case_body
  WHEN new.body LIKE '%${refusedWord}%' BEGIN SELECT RAISE(ABORT, 'drawn'); END`;

/** The real server on a real SQLite file, as a program that can end at any operation. */
export function createSimServer(world: World, template: string): SimServer {
  const { chance, timeline, trace, strikes } = world;
  const clock = createWallClock(timeline.now);
  const draws = chance.fork();
  let lives = 0;
  let folder = join(world.folder, 'server-0');
  let life: Life | null = null;
  const over: Life[] = [];
  copyFolder(template, folder);

  function end(of: Life): void {
    if (of.isOver) return;
    of.isOver = true;
    of.operations.end();
    lives += 1;
    folder = join(world.folder, `server-${lives}`);
    copyFolder(of.folder, folder);
    over.push(of);
    life = null;
  }

  function createLife(): Life {
    const operations = createOperations(
      () => {
        strikes.struck('serverKilledAtOperation');
        trace.say('server', 'killed at an operation');
        end(made);
      },
      (code) => {
        strikes.struck(code === 'SQLITE_FULL' ? 'serverDiskFull' : 'serverIoError');
        trace.say('server', code);
      },
    );
    const made: Life = { folder, operations, app: null, database: null, raw: null, isOver: false };
    putDisk(folder, {
      before: (database, sql, writes) => {
        made.raw ??= database;
        operations.before(database, sql, writes);
      },
      after: operations.after,
    });
    return made;
  }

  /** Ended programs give back what they hold of this process. */
  async function bury(): Promise<void> {
    for (const dead of over.splice(0)) {
      await dead.app?.close();
      dead.raw?.close();
      removeDisk(dead.folder);
      rmSync(dead.folder, { recursive: true, force: true });
    }
  }

  const living = (): Life => {
    if (life === null) throw new Error('The server is down');
    return life;
  };

  return {
    clock,
    isUp: () => life !== null,
    start: async () => {
      await bury();
      if (life !== null) return;
      const next = createLife();
      life = next;
      const database = await openDatabase({ file: join(folder, 'server.db') });
      next.database = database;
      aside(() => next.raw?.exec(refusal));
      next.app = await buildServer({
        database,
        clock: clock.now,
        retryAfter: () => 5 + draws.below(11),
        log: logTo(world),
      });
      trace.say('server', 'up');
    },
    kill: () => {
      if (life === null) return;
      trace.say('server', 'killed');
      end(life);
    },
    operations: () => life?.operations ?? null,
    handle: async (request) => {
      const serving = life;
      if (serving === null || serving.app === null)
        return { ok: false, failure: 'unreachable', detail: 'ECONNREFUSED' };
      const { pathname, search } = new URL(request.url);
      const answer = await serving.app.inject({
        method: request.method,
        url: pathname + search,
        headers: { ...request.headers },
        ...(request.body === null ? {} : { payload: Buffer.from(request.body) }),
      });
      if (serving.isOver) return null;
      const headers = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
      return { ok: true, status: answer.statusCode, headers: Object.fromEntries(headers), body: answer.rawPayload };
    },
    database: () => {
      const { database } = living();
      if (database === null) throw new Error('The server is starting');
      return database;
    },
    raw: () => {
      const { raw } = living();
      if (raw === null) throw new Error('The server is starting');
      return raw;
    },
    image: (to) => aside(() => copyFolder(folder, to)),
    replaceDisk: (from) => {
      rmSync(folder, { recursive: true, force: true });
      copyFolder(from, folder);
    },
    close: async () => {
      if (life !== null) end(life);
      await bury();
    },
  };
}

/** What the server's program reports as its own fault; the rest of its log says nothing that the trace does not. */
function logTo({ trace }: World): FastifyBaseLogger {
  const silent = (): void => undefined;
  const log: FastifyBaseLogger = {
    level: 'error',
    silent,
    trace: silent,
    debug: silent,
    info: silent,
    warn: silent,
    fatal: silent,
    error: (facts: unknown) => trace.say('server', `failed: ${codeIn(facts)}`),
    child: () => log,
  };
  return log;
}

const codeIn = (facts: unknown): string =>
  typeof facts === 'object' && facts !== null && 'code' in facts && typeof facts.code === 'string'
    ? facts.code
    : JSON.stringify(facts).slice(0, 400);
