import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Electron from 'electron';
import { guardClass } from '../strict.ts';
import { app } from './app.ts';
import { switches } from './commandLine.ts';

type Backend = ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>;

const PREFIX = Buffer.from('v12');
const NONCE = 12;
const TAG = 16;

/**
 * The key lies in a file of the user-data folder that only its owner may read. That is what Electron calls "basic_text":
 * it keeps nothing from who can read the disk, and the backend says so unless a test asks for another name.
 */
function readKey(): Buffer {
  const folder = app.getPath('userData');
  const path = join(folder, 'Safe Storage Key (chromium runtime)');
  try {
    return readFileSync(path);
  } catch {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, randomBytes(32), { mode: 0o600, flag: 'wx' });
    return readFileSync(path);
  }
}

function requireReady(): void {
  if (!app.isReady()) throw new Error('safeStorage cannot be used before app is ready');
}

function refuseSync(name: string): never {
  throw new Error(
    `runtime/chromium: safeStorage.${name} is deprecated in Electron 45 and removed in 46: use the async call`,
  );
}

/** A test may name a backend that is not there, to run the app's branches for it. */
function selectedBackend(): Backend {
  const asked = process.env['CHROMIUM_RUNTIME_SAFE_STORAGE_BACKEND'] ?? switches.get('password-store') ?? 'basic';
  switch (asked.replaceAll('-', '_')) {
    case 'gnome_libsecret':
      return 'gnome_libsecret';
    case 'kwallet':
      return 'kwallet';
    case 'kwallet5':
      return 'kwallet5';
    case 'kwallet6':
      return 'kwallet6';
    default:
      return 'basic_text';
  }
}

/** Electron's `safeStorage`, the asynchronous half. */
class SafeStorage implements Electron.SafeStorage {
  private key: Buffer | null = null;

  async isAsyncEncryptionAvailable(): Promise<boolean> {
    requireReady();
    return Promise.resolve(true);
  }
  async encryptStringAsync(plainText: string): Promise<Buffer> {
    requireReady();
    if (typeof plainText !== 'string') throw new TypeError('Error processing argument at index 0, conversion failure');
    this.key ??= readKey();
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    const body = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
    return Promise.resolve(Buffer.concat([PREFIX, nonce, cipher.getAuthTag(), body]));
  }
  async decryptStringAsync(encrypted: Buffer): Promise<Electron.DecryptStringAsyncReturnValue> {
    requireReady();
    this.key ??= readKey();
    try {
      const bytes = Buffer.from(encrypted);
      if (!bytes.subarray(0, PREFIX.length).equals(PREFIX)) throw new Error('unknown format');
      const nonce = bytes.subarray(PREFIX.length, PREFIX.length + NONCE);
      const tag = bytes.subarray(PREFIX.length + NONCE, PREFIX.length + NONCE + TAG);
      const decipher = createDecipheriv('aes-256-gcm', this.key, nonce).setAuthTag(tag);
      const body = decipher.update(bytes.subarray(PREFIX.length + NONCE + TAG));
      const result = Buffer.concat([body, decipher.final()]).toString('utf8');
      return await Promise.resolve({ shouldReEncrypt: false, result });
    } catch (error) {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.', {
        cause: error,
      });
    }
  }
  getSelectedStorageBackend(): Backend {
    return app.isReady() ? selectedBackend() : 'unknown';
  }
  setUsePlainTextEncryption(): void {
    requireReady();
  }
  isEncryptionAvailable(): boolean {
    return refuseSync('isEncryptionAvailable');
  }
  encryptString(): Buffer {
    return refuseSync('encryptString');
  }
  decryptString(): string {
    return refuseSync('decryptString');
  }
}
guardClass(SafeStorage, 'safeStorage');

export const safeStorage = new SafeStorage();
