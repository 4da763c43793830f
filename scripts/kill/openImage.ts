import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../core/storage/database.ts';
import { databaseFile } from '../../core/storage/openStore.ts';
import type { CoreStart } from '../../shared/contract/host.ts';
import type { Problem } from '../../shared/model/result.ts';
import { type Files, writeFiles } from './filesOf.ts';
import { type DeskOnDisk, readDesk } from './inspectDesk.ts';
import { memoryDisk } from './memoryDisk.ts';
import { openQuietCore } from './openQuietCore.ts';

export type OpenedImage =
  | {
      readonly ok: true;
      readonly desk: DeskOnDisk /** Names of databases that were kept aside. */;
      readonly setAside: readonly string[];
    }
  | { readonly ok: false; readonly problem: Problem };

/** Starts core on these files as the next start of the program would, and reads what is there afterwards. */
export async function openImage(files: Files, start: CoreStart): Promise<OpenedImage> {
  const userData = mkdtempSync(join(memoryDisk(), 'tanggap-image-'));
  try {
    writeFiles(userData, files);
    const opened = await openQuietCore({ ...start, userData });
    if (!opened.ok) return opened;
    await opened.value.close();
    const db = openDatabase(databaseFile(userData), start.databaseKey);
    try {
      const names = readdirSync(userData).filter((name) => name.includes('.disisihkan-'));
      return { ok: true, desk: readDesk(db), setAside: names };
    } finally {
      db.close();
    }
  } finally {
    rmSync(userData, { recursive: true, force: true });
  }
}
