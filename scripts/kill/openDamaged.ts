import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type Db } from '../../core/storage/database.ts';
import { databaseFile } from '../../core/storage/openStore.ts';
import { openDatabaseKey } from '../../main/databaseKey.ts';
import type { UsedDesk } from './aUsedDesk.ts';
import { type Files, writeFiles } from './filesOf.ts';
import { type DeskOnDisk, readDesk } from './inspectDesk.ts';
import { memoryDisk } from './memoryDisk.ts';
import { openQuietCore } from './openQuietCore.ts';
import { nothingSaid } from './said.ts';
import { anAgent } from './takeCalls.ts';

export type OpenedDamaged = {
  /** Null when the program refused to work. */
  readonly desk: DeskOnDisk | null;
  readonly faults: readonly string[];
};

/** Key, core and database of a damaged desk, as the next start of the program opens them. @param works takes a call on it. */
export async function openDamaged(files: Files, { start, sealer }: UsedDesk, works: boolean): Promise<OpenedDamaged> {
  const userData = mkdtempSync(join(memoryDisk(), 'tanggap-damaged-'));
  try {
    writeFiles(userData, files);
    const { key } = await openDatabaseKey(userData, sealer, null);
    if (key !== start.databaseKey) return { desk: null, faults: ['the key of the database is lost'] };
    const opened = await openQuietCore({ ...start, userData });
    if (!opened.ok) return { desk: null, faults: [`not opened: ${opened.problem.message || 'without a sentence'}`] };
    const faults = works ? await takeACall(opened.value.call) : [];
    await opened.value.close();
    const db = openDatabase(databaseFile(userData), key);
    try {
      const desk = readDesk(db);
      return { desk, faults: [...faults, ...untold(db, userData), ...withoutHonestGaps(desk.faults, userData)] };
    } finally {
      db.close();
    }
  } catch (error) {
    return { desk: null, faults: [`threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`] };
  } finally {
    rmSync(userData, { recursive: true, force: true });
  }
}

const wasSetAside = (userData: string): boolean => readdirSync(userData).some((name) => name.includes('.disisihkan-'));

/** A damaged database is told to the people at the desk. */
function untold(db: Db, userData: string): string[] {
  const kinds = db.prepare<[], string>('SELECT kind FROM notice').pluck().all();
  return wasSetAside(userData) && !kinds.includes('databaseRecovered') ? ['the database was set aside in silence'] : [];
}

/** The log of a damaged database may have holes; then it says so, which is what it is for. */
const withoutHonestGaps = (faults: readonly string[], userData: string): readonly string[] =>
  wasSetAside(userData) ? faults.filter((fault) => !fault.startsWith('the shift log is')) : faults;

/** The next caller is on the line. */
async function takeACall(call: (name: string, input: unknown) => Promise<{ ok: boolean }>): Promise<string[]> {
  const said = nothingSaid();
  const speaking = {
    call: async (name: string, input: unknown) => {
      if (said.acknowledged.size > 0) return null;
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return (await call(name, structuredClone(input))) as Awaited<ReturnType<Parameters<typeof anAgent>[0]['call']>>;
    },
  };
  try {
    await call('session.signIn', { username: 'rina', password: 'rina-1500587' });
    await call('shift.open', {});
    const agent = anAgent(speaking, said, () => 0.2);
    await agent.work(() => undefined);
    return said.acknowledged.size > 0 ? [] : ['no call can be taken'];
  } catch (error) {
    return [`no call can be taken: ${error instanceof Error ? error.message : String(error)}`];
  }
}
