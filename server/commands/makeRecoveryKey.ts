import { sealUnderPassphrase } from '../../shared/crypto/passphraseBox.ts';
import { newSealingKey } from '../../shared/crypto/sealedBox.ts';
import type { RecoveryKeyFile } from '../../shared/model/recoveryKey.ts';
import { intoNewFile } from './intoNewFile.ts';
import { readSecrets } from './readSecrets.ts';
import { UsageError } from './usageError.ts';

const fewestCharacters = 12;

/** Makes the organisation's key pair: the private half into a file under a passphrase, the public one on standard output. */
export async function makeRecoveryKey(out: string | undefined): Promise<void> {
  if (out === undefined) throw new UsageError('recovery-key needs --out');
  const { publicKey } = await intoNewFile(out, async () => {
    const passphrase = process.env['TANGGAP_RECOVERY_PASSPHRASE'] ?? (await typedTwice());
    if (passphrase.length < fewestCharacters) {
      throw new UsageError(`The passphrase has fewer than ${fewestCharacters} characters`);
    }
    const { privateKey, publicKey } = newSealingKey();
    const box = sealUnderPassphrase(passphrase, Buffer.from(privateKey, 'base64url'));
    return { schema: 1, kind: 'tanggap recovery key', publicKey, ...box } satisfies RecoveryKeyFile;
  });
  process.stdout.write(`${publicKey}\n`);
}

/** A passphrase that nobody can type again opens nothing. */
async function typedTwice(): Promise<string> {
  const [first = '', second] = await readSecrets(['passphrase', 'passphrase once more']);
  if (first !== second) throw new UsageError('The two passphrases are not the same');
  return first;
}
