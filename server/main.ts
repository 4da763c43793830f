import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { backup } from './commands/backup.ts';
import { closeLetter } from './commands/closeLetter.ts';
import { exportCases } from './commands/exportCases.ts';
import { importBundle } from './commands/importBundle.ts';
import { makeRecoveryKey } from './commands/makeRecoveryKey.ts';
import { printCases } from './commands/printCases.ts';
import { printDeadLetters } from './commands/printDeadLetters.ts';
import { printDevices } from './commands/printDevices.ts';
import { printPublications } from './commands/printPublications.ts';
import { publishNews } from './commands/publishNews.ts';
import { provision } from './commands/provision.ts';
import { repairLetter } from './commands/repairLetter.ts';
import { replayLetters } from './commands/replayLetters.ts';
import { restore } from './commands/restore.ts';
import { revoke } from './commands/revoke.ts';
import { serve } from './commands/serve.ts';
import { writeEnrolment } from './commands/writeEnrolment.ts';
import { writeLetter } from './commands/writeLetter.ts';
import { UsageError } from './commands/usageError.ts';
import { type DatabasePlace, openDatabase } from './storage/openDatabase.ts';

const help = `The reference server of Tanggap.

  npm run server -- [--port 8787] [--host 127.0.0.1] [--data DIR] [--metrics-port PORT]
                                              takes in cases; metrics for Prometheus on 127.0.0.1:PORT/metrics
  npm run server -- provision --workstation 03 --server URL --out FILE --account USER:NAME:ROLE …
                                              makes a device known and writes the file for its desk, with a code for one use
                                              --recovery-key FILE: its database can be opened with that key as well
  npm run server -- enrol --device ID --out FILE [--account USER:NAME:ROLE …]
                                              a fresh code for a known device: another disk, another machine, revoked
  npm run server -- recovery-key --out FILE   makes the organisation's key: the private half into FILE, the public one is printed
  npm run server -- devices [--json]          devices, what they sent, and the numbers that never arrived
  npm run server -- revoke --device ID        the device may not send any more; what it sent stays
  npm run server -- cases [--count]           every revision as a line of JSON, or how many there are
  npm run server -- announce --hotline ID --by NAME --text WORDS [--text-en WORDS] [--hours 24]
                                              shown at every desk of the hotline
  npm run server -- review --hotline ID --by NAME --case ID --rev N --verdict approved|returned [--comment WORDS]
                                              a review given here, for the desk that holds the case
  npm run server -- revoke-account --hotline ID --by NAME --account USER
                                              may no longer sign in at any desk of the hotline
  npm run server -- publications [--json]     what was published to the desks, and what failed there
  npm run server -- export --format csv|jsonl --out FILE
                                              each case once, as its newest revision has it
  npm run server -- import-bundle --from FILE takes in a desk's removable disk; the receipts go beside it, FILE.receipt
  npm run server -- dead-letters [--json]     what could not be stored as a case and why; --json with the bytes (base64)
                                              --letter ID --out FILE: one of them, ready to be edited
  npm run server -- repair --letter ID --from FILE
                                              stores the edited letter as the case that it should have been
  npm run server -- close --letter ID --by NAME --comment WORDS
                                              nothing is to be stored of it: the bytes stay, its desk hears that it is settled
  npm run server -- backup --out FILE         a copy of the database in use, opened again and checked; desks then hear that
                                              what it holds is secured
  npm run server -- restore --from FILE       such a copy into an empty database of either kind
  npm run server -- replay [--letter ID]      reads open letters again, for example after an update of the server

The database is DIR/server.db (SQLite; DIR is ${defaultData()} unless --data says otherwise),
or the PostgreSQL database that the environment names: DATABASE_URL=postgres://user@host/name.
ROLE is agent or supervisor. Passwords are never arguments: TANGGAP_PASSWORD_USER from the environment (USER in capitals,
other signs as _), else one line each from standard input, asked for when that is a terminal. The passphrase of the
recovery key: TANGGAP_RECOVERY_PASSPHRASE, else two lines of standard input.
`;

const options = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  workstation: { type: 'string' },
  server: { type: 'string' },
  out: { type: 'string' },
  from: { type: 'string' },
  format: { type: 'string' },
  letter: { type: 'string' },
  hotline: { type: 'string' },
  by: { type: 'string' },
  text: { type: 'string' },
  'text-en': { type: 'string' },
  hours: { type: 'string' },
  case: { type: 'string' },
  rev: { type: 'string' },
  verdict: { type: 'string' },
  comment: { type: 'string' },
  'metrics-port': { type: 'string' },
  account: { type: 'string', multiple: true },
  device: { type: 'string' },
  'recovery-key': { type: 'string' },
  json: { type: 'boolean' },
  count: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

function defaultData(): string {
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'tanggap-server');
}

function databasePlace(data: string | undefined): DatabasePlace {
  const url = process.env['DATABASE_URL'];
  return url === undefined || url === '' ? { file: join(data ?? defaultData(), 'server.db') } : { url };
}

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [command, ...rest] = positionals;
  if (values.help === true) {
    process.stdout.write(help);
    return;
  }
  if (rest.length > 0) throw new UsageError(`I do not know what to do with ${rest.join(' ')}`);
  const place = databasePlace(values.data);
  const open = () => openDatabase(place);
  switch (command) {
    case undefined:
      return await serve(open, {
        host: values.host ?? '127.0.0.1',
        port: values.port ?? '8787',
        metricsPort: values['metrics-port'],
      });
    case 'provision':
      return await provision(open, {
        workstation: values.workstation,
        server: values.server,
        out: values.out,
        accounts: values.account ?? [],
        recoveryKey: values['recovery-key'],
      });
    case 'enrol':
      return await writeEnrolment(open, {
        device: values.device,
        server: values.server,
        out: values.out,
        accounts: values.account ?? [],
        recoveryKey: values['recovery-key'],
      });
    case 'recovery-key':
      return await makeRecoveryKey(values.out);
    case 'devices':
      return await printDevices(open, values.json === true);
    case 'revoke':
      return await revoke(open, values.device);
    case 'backup':
      return await backup(place, values.out);
    case 'restore':
      return await restore(place, values.from);
    case 'cases':
      return await printCases(open, values.count === true);
    case 'announce':
      return await publishNews(open, 'announcement', values);
    case 'review':
      return await publishNews(open, 'review', values);
    case 'revoke-account':
      return await publishNews(open, 'revocation', values);
    case 'publications':
      return await printPublications(open, values.json === true);
    case 'dead-letters':
      return values.letter === undefined
        ? await printDeadLetters(open, values.json === true)
        : await writeLetter(open, values.letter, values.out);
    case 'repair':
      return await repairLetter(open, values.letter, values.from);
    case 'close':
      return await closeLetter(open, { letter: values.letter, by: values.by, comment: values.comment });
    case 'replay':
      return await replayLetters(open, values.letter);
    case 'export':
      return await exportCases(open, values.format, values.out);
    case 'import-bundle':
      return await importBundle(open, values.from);
    default:
      throw new UsageError(`There is no command ${command}`);
  }
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof UsageError || (error instanceof TypeError && code.startsWith('ERR_PARSE_ARGS'))) {
    process.stderr.write(`${error.message}. See npm run server -- --help\n`);
    process.exitCode = 2;
  } else if (error instanceof Error && /^(EADDRINUSE|EADDRNOTAVAIL|EACCES|ECONNREFUSED|SQLITE_.*)$/.test(code)) {
    // What the machine refuses, not a bug: its own words say it best.
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } else {
    throw error;
  }
}
