import Sqlite from 'better-sqlite3';

/** What stands between one program and its databases. Every method may throw instead of letting the statement run. */
export type Disk = {
  /** @param writes whether the statement changes anything; the end of a transaction does. */
  readonly before: (database: Sqlite.Database, sql: string, writes: boolean) => void;
  readonly after: (database: Sqlite.Database, sql: string) => void;
};

type Statement = Pick<Sqlite.Statement, 'database' | 'source' | 'readonly'>;
type Method = (this: Statement, ...parameters: unknown[]) => unknown;

const disks = new Map<string, Disk>();
let known = new WeakMap<Sqlite.Database, Disk>();
let isAside = false;

/** Every database under `folder` belongs to the program behind `disk`, from now on. */
export function putDisk(folder: string, disk: Disk): void {
  disks.set(folder, disk);
  known = new WeakMap();
}

export function removeDisk(folder: string): void {
  disks.delete(folder);
  known = new WeakMap();
}

/** What the simulator itself reads or writes strikes no fault and counts as no operation. */
export function aside<T>(work: () => T): T {
  const before = isAside;
  isAside = true;
  try {
    return work();
  } finally {
    isAside = before;
  }
}

const none: Disk = { before: () => undefined, after: () => undefined };

function diskOf(database: Sqlite.Database): Disk {
  const found = known.get(database);
  if (found !== undefined) return found;
  const folder = [...disks.keys()].find((prefix) => database.name.startsWith(`${prefix}/`));
  const disk = (folder === undefined ? undefined : disks.get(folder)) ?? none;
  known.set(database, disk);
  return disk;
}

const ends = /^(COMMIT|RELEASE)/i;

/** Every statement of every database runs through its prototype, those of transactions and pragmas too. */
function watchStatements(): void {
  const probe = new Sqlite(':memory:');
  // The driver has no port for this; its statements share one prototype.
  const prototype: unknown = Object.getPrototypeOf(probe.prepare('SELECT 1'));
  if (!hasMethods(prototype)) throw new Error('Statements are not what they were');
  for (const name of methods) {
    const original = prototype[name];
    prototype[name] = function watched(...parameters) {
      if (isAside) return original.apply(this, parameters);
      const { database, source } = this;
      const disk = diskOf(database);
      disk.before(database, source, !this.readonly || ends.test(source));
      const result = original.apply(this, parameters);
      disk.after(database, source);
      return result;
    };
  }
  probe.close();
}

const methods = ['run', 'get', 'all', 'iterate'] as const;

const hasMethods = (value: unknown): value is Record<(typeof methods)[number], Method> =>
  typeof value === 'object' &&
  value !== null &&
  methods.every((name) => name in value && typeof Reflect.get(value, name) === 'function');

watchStatements();
