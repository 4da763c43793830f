import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enrolDevice } from '../../server/enrol.ts';
import { openDatabase } from '../../server/storage/openDatabase.ts';
import type { CoreStart } from '../../shared/contract/host.ts';
import { deskStart } from './deskStart.ts';

export type KillDesk = {
  readonly folder: string;
  readonly userData: string;
  readonly serverFolder: string;
  readonly port: number;
  readonly key: string;
  /** What core is told; `resumeToken` is that of a session which a killed core left behind, null for a new start. */
  readonly start: (resumeToken: string | null) => CoreStart;
  readonly remove: () => void;
};

/** Files of a workstation and of its server, which knows it. */
export async function openKillDesk(): Promise<KillDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-kill-'));
  const userData = join(folder, 'desk');
  const serverFolder = join(folder, 'server');
  const port = await freePort();
  const key = randomBytes(32).toString('hex');
  const provisioningFile = join(folder, 'provisioning.json');
  const database = await openDatabase({ file: join(serverFolder, 'server.db') });
  try {
    const device = await enrolDevice(database, {
      workstation: '03',
      serverUrl: `http://127.0.0.1:${port}`,
      accounts: [{ username: 'it', name: 'IT', role: 'supervisor', password: randomBytes(24).toString('base64') }],
    });
    writeFileSync(provisioningFile, JSON.stringify(device));
  } finally {
    await database.destroy();
  }
  const start = deskStart(folder, userData, key);
  return {
    folder,
    userData,
    serverFolder,
    port,
    key,
    start: (resumeToken) => ({ ...start, provisioningFile, resumeToken, restarted: resumeToken !== null }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A port that nobody listened on a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('The system gave no port'));
      });
    });
  });
}
