import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { ItemVerdict } from '../../shared/contract/http.ts';
import { limits } from '../../shared/model/limits.ts';
import { applyBundle } from '../bundle/applyBundle.ts';
import { type BundleFault, openBundle } from '../bundle/openBundle.ts';
import { sealReceipt } from '../bundle/sealReceipt.ts';
import { findDevice } from '../storage/devices.ts';
import { readFacts } from '../storage/facts.ts';
import { type Open, openThen } from './openThen.ts';
import { UsageError } from './usageError.ts';

const words: Readonly<Record<BundleFault, string>> = {
  notForUs:
    'is no bundle for this server, or it was altered or cut short; nothing was stored. Write it anew at the desk',
  notABundle: 'was opened and is not what a desk of this version writes; nothing was stored',
  unknownDevice: 'comes from a device that this server never enrolled; nothing was stored',
  revoked:
    'comes from a device that was revoked; nothing was stored. Enrol the device again, then import the same file',
  forged: 'is not signed by the device that it names; nothing was stored',
};

/**
 * Takes in what came on a removable disk and writes the receipts beside it, for the way back. The same file again is
 * harmless: everything is a duplicate, and the receipts are written again.
 */
export async function importBundle(open: Open, file: string | undefined): Promise<void> {
  if (file === undefined) throw new UsageError('import-bundle needs --from FILE');
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}`);
  if (statSync(file).size > limits.bundleBytes) throw new UsageError(`${file} is larger than any bundle of a desk`);
  await openThen(open, async (db) => {
    const { sealingKey } = await readFacts(db);
    const bundle = await openBundle(readFileSync(file), sealingKey.privateKey, (id) => findDevice(db, id));
    if (typeof bundle === 'string') {
      process.stderr.write(`${file} ${words[bundle]}.\n`);
      process.exitCode = 1;
      return;
    }
    const receipt = await applyBundle(db, bundle, Date.now);
    const back = `${file}.receipt`;
    writeFileSync(back, sealReceipt(receipt, bundle.receiptKey), { mode: 0o600 });
    const count = (verdict: ItemVerdict): number => receipt.results.filter((one) => one.verdict === verdict).length;
    process.stdout.write(
      `${file}: ${receipt.results.length} revision(s) of device ${bundle.deviceId}: ${count('created')} new, ` +
        `${count('duplicate')} there before, ${count('quarantined') + count('conflict')} for a person to look at. ` +
        `Receipts: ${back}\n`,
    );
  });
}
