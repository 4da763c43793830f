import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import type { Page } from 'playwright';

/** Part of the screen Sinkronisasi, as its radio buttons name them. */
export async function showPart(page: Page, name: RegExp): Promise<void> {
  const part = page.getByRole('radio', { name });
  await part.focus();
  await page.keyboard.press('Space');
}

/** Calls that were answered and closed with one key, as fast as the desk saves them; core and its use cases know no difference. */
export const saveCases = (page: Page, count: number): Promise<readonly string[]> =>
  page.evaluate(async (wanted) => {
    const call = async (name: string, input: unknown): Promise<Record<string, unknown>> => {
      const reply = Object(await Reflect.get(window, 'bridge').call(name, input));
      if (reply.ok !== true) throw new Error(`${name}: ${JSON.stringify(reply)}`);
      return reply.value;
    };
    const caseIds: string[] = [];
    for (let at = 0; at < wanted; at += 1) {
      const callerNumber = `+62812${String(30_000_000 + at)}`;
      const opened = await call('call.open', { channel: 'telepon', callerNumber });
      const draft = Object(opened['draft']);
      const { caseId, revision } = draft;
      await call('case.submit', { caseId, revision, disposition: 'salah_sambung', dispositionNote: '' });
      caseIds.push(String(caseId));
    }
    return caseIds;
  }, count);

/** The server's database refuses this one case, as a bug in it would. Returns what repairs it. */
export function breakServerFor(serverFolder: string, caseId: string): () => void {
  const run = (sql: string): void => {
    const database = new Sqlite(join(serverFolder, 'server.db'));
    try {
      database.exec(sql);
    } finally {
      database.close();
    }
  };
  run(
    `CREATE TRIGGER refuses_one BEFORE INSERT ON case_body WHEN NEW.case_id = '${caseId}' BEGIN SELECT raise(ABORT, 'no'); END`,
  );
  return () => run('DROP TRIGGER refuses_one');
}

/** Every sentence that the progress bar ever shows from now on; what is gone in a moment is still written down. */
export const watchProgress = async (page: Page): Promise<() => Promise<readonly string[]>> => {
  await page.evaluate(() => {
    const seen = new Set<string>();
    Reflect.set(window, 'seenProgress', seen);
    new MutationObserver(() => {
      const words = document.querySelector('progress')?.parentElement?.textContent;
      if (words !== undefined && words !== null) seen.add(words);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  return () => page.evaluate(() => [...Reflect.get(window, 'seenProgress')].map(String));
};

const pageBytes = 2048;

/** One bit of every page of the desk's database turns over, as on a disk that is dying; what stands in the WAL stays. */
export function flipBits(userData: string): void {
  // Byte by byte in the same file: a program that has it open must meet the damage, and nothing but the damage.
  const file = openSync(join(userData, 'tanggap.db'), 'r+');
  const byte = Buffer.alloc(1);
  try {
    for (let at = 1_000; readSync(file, byte, 0, 1, at) === 1; at += pageBytes) {
      byte.writeUInt8(byte.readUInt8() ^ 0x10);
      writeSync(file, byte, 0, 1, at);
    }
  } finally {
    closeSync(file);
  }
}
