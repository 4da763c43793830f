import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CoreStart } from '../../shared/contract/host.ts';
import { openDatabaseKey, type Sealer } from '../../main/databaseKey.ts';
import { type Files, readFiles } from './filesOf.ts';
import type { KillDesk } from './openKillDesk.ts';
import { openQuietCore } from './openQuietCore.ts';
import { nothingSaid, type Said } from './said.ts';
import { anAgent } from './takeCalls.ts';

/** A desk in the middle of its work: a checked backup of before, and cases that only database, WAL and journal hold. */
export type UsedDesk = {
  readonly files: Files;
  readonly said: Said;
  readonly start: CoreStart;
  readonly sealer: Sealer;
};

const casesBefore = 5;
const casesBehind = 8;
const backupMs = 30_000;

/** Provisioned, used for a shift that was closed (which makes a backup), and used again until nobody ended it. */
export async function aUsedDesk(desk: KillDesk, chance: () => number): Promise<UsedDesk> {
  const sealer = aSealer();
  const { key } = await openDatabaseKey(desk.userData, sealer, null);
  const start = { ...desk.start(null), databaseKey: key };
  const opened = await openQuietCore(start);
  if (!opened.ok) throw new Error(opened.problem.message);
  const core = opened.value;
  const said = nothingSaid();
  let until = casesBefore;
  const agent = anAgent(
    {
      call: async (name, input) => {
        if (said.acknowledged.size >= until) return null;
        const reply = await core.call(name, structuredClone(input));
        return reply.ok ? { ok: true, value: structuredClone(reply.value) } : reply;
      },
    },
    said,
    chance,
  );
  try {
    await core.call('session.signIn', { username: 'rina', password: 'rina-1500587' });
    await core.call('shift.open', {});
    await agent.work(() => undefined);
    // A shift ends, and a backup is made, when nobody is on the line.
    until = Number.POSITIVE_INFINITY;
    await agent.finishLeftOvers();
    await core.call('shift.close', { note: '' });
    await backupMade(desk.userData);
    await core.call('shift.open', {});
    until = said.acknowledged.size + casesBehind;
    await agent.work(() => undefined);
    // As a kill would leave it: nothing is closed.
    return { files: readFiles(desk.userData), said, start, sealer };
  } finally {
    await core.close();
  }
}

async function backupMade(userData: string): Promise<void> {
  const folder = join(userData, 'backups');
  const end = performance.now() + backupMs;
  while (performance.now() < end) {
    if (existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.db'))) return;
    await sleep(10);
  }
  throw new Error('No backup was made after the shift');
}

/** The operating system's seal, as one machine has it. */
function aSealer(): Sealer {
  const machine = randomBytes(32);
  return {
    seal: async (text) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', machine, nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    },
    open: async (sealed) => {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv('aes-256-gcm', machine, bytes.subarray(0, 12), { authTagLength: 16 });
      decipher.setAuthTag(bytes.subarray(12, 28));
      return { text: Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString(), isOld: false };
    },
  };
}
