import { readFileSync } from 'node:fs';
import { openUnderPassphrase } from '../shared/crypto/passphraseBox.ts';
import { RecoveryKeyFile } from '../shared/model/recoveryKey.ts';

/** The environment is handed on to every process that this one starts. */
const variable = 'TANGGAP_RECOVERY_PASSPHRASE';

/**
 * The organisation's private key (X25519, raw, base64url) out of the file that IT staff brought, with the passphrase from
 * the environment, which is forgotten. Null when the file cannot be read or it is another passphrase.
 */
export function organisationKey(file: string, env: NodeJS.ProcessEnv): string | null {
  const passphrase = env[variable] ?? '';
  delete env[variable];
  try {
    const box = RecoveryKeyFile.parse(JSON.parse(readFileSync(file, 'utf8')));
    return openUnderPassphrase(passphrase, box)?.toString('base64url') ?? null;
  } catch {
    return null;
  }
}
