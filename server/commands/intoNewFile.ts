import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { UsageError } from './usageError.ts';

/**
 * Writes what `work` gives into a new file that its owner alone can read. The file is made first, so that nothing is done
 * that could not be written down; when the work fails the file is gone again. Never overwrites.
 */
export async function intoNewFile<T>(out: string, work: () => Promise<T>): Promise<T> {
  const file = openNew(out);
  try {
    const result = await work();
    writeSync(file, `${JSON.stringify(result, null, 2)}\n`);
    fsyncSync(file);
    return result;
  } catch (error) {
    rmSync(out, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

function openNew(out: string): number {
  try {
    return openSync(out, 'wx', 0o600);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UsageError(
      code === 'EEXIST' ? `${out} exists already and is left as it is` : `${out} cannot be written (${code})`,
    );
  }
}
