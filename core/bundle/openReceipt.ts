import { gunzipSync } from 'node:zlib';
import { BundleReceipt } from '../../shared/contract/bundle.ts';
import { openWith } from '../../shared/crypto/sealedBox.ts';
import { limits } from '../../shared/model/limits.ts';

/** Null when no bundle of this desk has the key to it, or it was altered. @param keys receipt keys of bundles, base64url. */
export function openReceipt(sealed: Uint8Array, keys: Iterable<string>): BundleReceipt | null {
  for (const key of keys) {
    const opened = openWith(Buffer.from(key, 'base64url'), sealed);
    const receipt = opened === null ? null : receiptIn(opened);
    if (receipt !== null) return receipt;
  }
  return null;
}

function receiptIn(zipped: Buffer): BundleReceipt | null {
  try {
    const text = gunzipSync(zipped, { maxOutputLength: limits.bundleBytes }).toString('utf8');
    return BundleReceipt.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
