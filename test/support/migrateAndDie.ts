import { openDatabase, type Db } from '../../core/storage/database.ts';
import { migrate } from '../../core/storage/migrate.ts';

/**
 * A process of its own: `node migrateAndDie.ts FILE KEY N` migrates FILE and ends itself with kill -9 before statement N,
 * counted from 1. When it survives it says how many there were.
 */
const [, , file = '', key = '', wanted] = process.argv;
const dieAt = Number(wanted);
let statements = 0;

function tick(): void {
  statements += 1;
  if (statements === dieAt) process.kill(process.pid, 'SIGKILL');
}

/** One by one what `exec` would run in one go. A text that cannot be prepared is the beginning of a longer statement. */
function execEach(db: Db, sql: string): void {
  let begun = '';
  for (const piece of sql.split(/(?<=;)/)) {
    begun += piece;
    if (!isWhole(db, begun)) continue;
    tick();
    db.exec(begun);
    begun = '';
  }
  db.exec(begun);
}

function isWhole(db: Db, sql: string): boolean {
  try {
    db.prepare(sql);
    return true;
  } catch {
    return false;
  }
}

/** The same database, counting what is done to it. */
const counted = (db: Db): Db =>
  new Proxy(db, {
    get: (target, name) => {
      if (name === 'exec') return (sql: string) => execEach(target, sql);
      if (name === 'pragma') {
        return (...words: Parameters<Db['pragma']>) => {
          tick();
          const answer = target.pragma(...words);
          // Between the last statement and the commit.
          if (words[0].startsWith('user_version =')) tick();
          return answer;
        };
      }
      if (name === 'prepare') {
        return (sql: string) => {
          tick();
          return target.prepare(sql);
        };
      }
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });

migrate(counted(openDatabase(file, key)));
// After the last commit, before anything is closed.
tick();
process.stdout.write(String(statements));
process.exit(0);
