import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { relative } from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * What the program asks of the real disk from now on, in its order, as "flush journal/x.cj": what must survive a power cut
 * is seen in no other way while the power is on. Nothing is held back or answered here.
 */
export function watchDisk(folder: string): { readonly asked: readonly string[] } {
  const asked: string[] = [];
  const paths = new Map<number, string>();
  const { openSync, writeSync, writeFileSync, fsyncSync, fdatasyncSync, closeSync, renameSync } = fs;
  const own = { openSync, writeSync, writeFileSync, fsyncSync, fdatasyncSync, closeSync, renameSync };
  const nameOf = (file: unknown): string =>
    relative(folder, typeof file === 'number' ? (paths.get(file) ?? '') : String(file)) || '.';
  const told = <Args extends unknown[], Answer>(operation: string, call: (...args: Args) => Answer) => {
    return (...args: Args): Answer => {
      asked.push(`${operation} ${nameOf(args[0])}`);
      return call(...args);
    };
  };
  Object.assign(fs, {
    openSync: (...args: Parameters<typeof fs.openSync>): number => {
      const descriptor = own.openSync(...args);
      paths.set(descriptor, String(args[0]));
      return descriptor;
    },
    writeSync: told('write', own.writeSync),
    writeFileSync: told('write', own.writeFileSync),
    fsyncSync: told('flush', own.fsyncSync),
    fdatasyncSync: told('flush', own.fdatasyncSync),
    closeSync: told('close', own.closeSync),
    renameSync: told('rename', own.renameSync),
  });
  syncBuiltinESMExports();
  onTestFinished(() => {
    Object.assign(fs, own);
    syncBuiltinESMExports();
  });
  return { asked };
}
