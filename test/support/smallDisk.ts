import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tempFolder } from './tempFolder.ts';

/** A disk of its own with so many megabytes, which can be locked against writing; null where nobody may mount one. */
export function smallDisk(megabytes: number): { readonly folder: string; readonly lock: () => void } | null {
  const folder = join(tempFolder(), 'disk');
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tanggap-test', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
  });
  return {
    folder,
    lock: () => {
      execFileSync('mount', ['-o', 'remount,ro', folder], { stdio: 'ignore' });
    },
  };
}
