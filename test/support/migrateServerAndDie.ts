import { openDatabase } from '../../server/storage/openDatabase.ts';

/**
 * A process of its own: `node migrateServerAndDie.ts FILE N` opens the server's FILE and ends itself with kill -9 when statement
 * N has run, counted from 1; those that only read leave what was there and are not counted. When it survives it says how
 * many there were.
 */
const [, , file = '', wanted] = process.argv;
const dieAt = Number(wanted);
let statements = 0;

await openDatabase({ file }, (sql) => {
  if (/^\s*(select|with|pragma)\b/i.test(sql)) return;
  statements += 1;
  if (statements === dieAt) process.kill(process.pid, 'SIGKILL');
});
process.stdout.write(String(statements));
process.exit(0);
