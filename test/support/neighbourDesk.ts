import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { enrolDevice } from '../../server/enrol.ts';
import { openDatabase } from '../../server/storage/openDatabase.ts';
import { openApp, type OpenedApp, type TestDesk } from './openApp.ts';

/** A second workstation of the same hotline: another folder, the same server. Gone when the test is over. */
export async function openNeighbour(desk: TestDesk, workstation = '04'): Promise<OpenedApp> {
  const folder = join(dirname(desk.userData), `desk-${workstation}`);
  mkdirSync(folder, { recursive: true });
  const database = await openDatabase({ file: join(desk.serverFolder, 'server.db') });
  const provisioning = await enrolDevice(database, {
    workstation,
    serverUrl: desk.server().url,
    accounts: [{ username: 'it', name: 'IT', role: 'supervisor', password: `it-${workstation}-of-a-test` }],
  });
  await database.destroy();
  const file = join(folder, 'provisioning.json');
  writeFileSync(file, JSON.stringify(provisioning), { mode: 0o600 });
  const app = await openApp([`--user-data-dir=${folder}`, `--provisioning=${file}`, '--demo', '--pack=covid-2020'], {});
  onTestFinished(() => app.close());
  return app;
}
