import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder that is gone when the test is over. */
export function tempFolder(where = tmpdir()): string {
  const folder = mkdtempSync(join(where, 'tanggap-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The same in memory, where the system has such a place: for thousands of commits whose durability is not the question. */
export const memoryFolder = (): string => tempFolder(existsSync('/dev/shm') ? '/dev/shm' : tmpdir());
