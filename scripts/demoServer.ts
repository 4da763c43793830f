import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Provisioning } from '../shared/model/provisioning.ts';
import { buildServer } from '../server/app.ts';
import { enrolDevice } from '../server/enrol.ts';
import { openDatabase } from '../server/storage/openDatabase.ts';

export type DemoServer = {
  readonly url: string;
  /** For a desk that this server does not know yet; null when it was enrolled at an earlier start. */
  readonly provisioning: Provisioning | null;
  readonly stop: () => Promise<void>;
};

const Remembered = z.object({ port: z.int().min(1).max(65_535) });

/** The reference server on 127.0.0.1, on the port of the last time where it is free, because the desk remembers the address. */
export async function startDemoServer(folder: string): Promise<DemoServer> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'port.json');
  const database = await openDatabase({ file: join(folder, 'server.db') });
  const app = await buildServer({ database });
  const known = existsSync(file) ? Remembered.safeParse(JSON.parse(readFileSync(file, 'utf8'))) : null;
  const stop = async (): Promise<void> => {
    await app.close();
    await database.destroy();
  };
  if (known?.success === true) {
    try {
      return { url: await app.listen({ host: '127.0.0.1', port: known.data.port }), provisioning: null, stop };
    } catch (error) {
      console.log(
        `port ${known.data.port} is taken (${error instanceof Error ? error.message : 'unknown'}): another one`,
      );
    }
  }
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  writeFileSync(file, JSON.stringify({ port: Number(new URL(url).port) }));
  const provisioning = await enrolDevice(database, {
    workstation: '03',
    serverUrl: url,
    // Demo mode signs in with its own accounts; a desk is never provisioned without one, so this one gets a password that nobody knows.
    accounts: [{ username: 'it', name: 'IT', role: 'supervisor', password: randomBytes(24).toString('base64') }],
  });
  return { url, provisioning, stop };
}
