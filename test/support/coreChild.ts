import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type CoreProcess, startCore } from '../../scripts/kill/startCore.ts';
import type { CoreStart } from '../../shared/contract/host.ts';
import { aPackFolder, someSettings } from './builders.ts';
import { testKey } from './tempDatabase.ts';

const program = { file: join(import.meta.dirname, '../../core/core.ts'), env: process.env };

/** Core as the process it is, in demo mode unless told otherwise. */
export async function startCoreChild(folder: string, changes: Partial<CoreStart> = {}): Promise<CoreProcess> {
  const userData = join(folder, 'user-data');
  mkdirSync(userData, { recursive: true });
  return startCore(program, {
    userData,
    packFolder: aPackFolder(join(folder, 'pack')),
    regionsFile: join(folder, 'none.db'),
    provisioningFile: null,
    databaseKey: testKey,
    settings: someSettings(),
    demo: true,
    version: '0.0.0-test',
    resumeToken: null,
    restarted: false,
    notices: [],
    ...changes,
  });
}
