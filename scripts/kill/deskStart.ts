import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CoreStart } from '../../shared/contract/host.ts';
import { aPack, aPackFolder, someSettings } from '../../test/support/builders.ts';

/** What core is told on a desk in demo mode, whose pack sends in small batches and not unasked. Writes the pack into `folder`. */
export function deskStart(folder: string, userData: string, databaseKey: string): CoreStart {
  mkdirSync(userData, { recursive: true });
  // Batches begin with one case, so that a server has several to be killed in.
  const pack = aPack({ sync: { everyMinutes: 60, afterSaveSeconds: 60, batchItems: 1 } });
  return {
    userData,
    packFolder: aPackFolder(join(folder, 'pack'), pack),
    regionsFile: join(folder, 'none.db'),
    provisioningFile: null,
    databaseKey,
    settings: someSettings(),
    demo: true,
    version: '0.0.0-kill',
    resumeToken: null,
    restarted: false,
    notices: [],
  };
}
