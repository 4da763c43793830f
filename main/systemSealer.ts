import { safeStorage } from 'electron';
import type { Sealer } from './databaseKey.ts';

/** Null when this machine can only scramble with a password that everybody knows (`basic_text`), unless that is allowed. */
export async function systemSealer(allowPlain: boolean): Promise<Sealer | null> {
  const available = await safeStorage.isAsyncEncryptionAvailable();
  const plain = process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
  if (!allowPlain && (!available || plain)) return null;
  return {
    seal: (text) => safeStorage.encryptStringAsync(text),
    open: async (sealed) => {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed));
      return { text: result, isOld: shouldReEncrypt };
    },
  };
}
