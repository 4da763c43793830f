import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { safeStorage } from 'electron';
import { z } from 'zod';
import { ok, problem, type Result } from '../shared/model/result.ts';

const KeyFile = z.strictObject({ schema: z.literal(1), sealed: z.base64() });
const hexKey = /^[0-9a-f]{64}$/;

/** Written beside, flushed, renamed over: after a power cut there is the old file or the new one, never half of one. */
function writeWhole(file: string, text: string): void {
  const beside = `${file}.new`;
  const handle = openSync(beside, 'w', 0o600);
  writeSync(handle, text);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(beside, file);
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

async function seal(file: string, key: string): Promise<void> {
  const sealed = await safeStorage.encryptStringAsync(key);
  writeWhole(file, JSON.stringify({ schema: 1, sealed: sealed.toString('base64') }));
}

/** The key file is kept, not deleted: with it and the operating system's key the old database can still be read. */
function setAside(file: string): void {
  renameSync(file, `${file}.set-aside-${new Date().toISOString().replaceAll(':', '-')}`);
}

/**
 * The database key as 64 hexadecimal digits: unsealed from the key file, or made at the first start. Refused when this
 * machine can only scramble it with a password that everybody knows (`basic_text`), unless `demo`.
 */
export async function databaseKey(userData: string, demo: boolean): Promise<Result<string>> {
  const available = await safeStorage.isAsyncEncryptionAvailable();
  const plain = process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
  if (!demo && (!available || plain)) {
    return problem('not_allowed', 'This machine has no safe place for the key of the database');
  }
  const file = join(userData, 'key.json');
  if (existsSync(file)) {
    try {
      const { sealed } = KeyFile.parse(JSON.parse(readFileSync(file, 'utf8')));
      const opened = await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'));
      if (hexKey.test(opened.result)) {
        if (opened.shouldReEncrypt) await seal(file, opened.result);
        return ok(opened.result);
      }
    } catch (error) {
      console.error('the key file cannot be opened', error instanceof Error ? error.message : error);
    }
    setAside(file);
  }
  const key = randomBytes(32).toString('hex');
  await seal(file, key);
  return ok(key);
}
