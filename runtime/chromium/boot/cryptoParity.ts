import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

export function takeAwayWhatBoringSslLacks(): void {
  const refuse = (): never => {
    throw Object.assign(new Error('Argon2 algorithm not supported'), { code: 'ERR_CRYPTO_ARGON2_NOT_SUPPORTED' });
  };
  Object.assign(crypto, { argon2: refuse, argon2Sync: refuse });
  syncBuiltinESMExports();
}
