import { gzipSync } from 'node:zlib';
import type { BundleReceipt } from '../../shared/contract/bundle.ts';
import { sealWith } from '../../shared/crypto/sealedBox.ts';

/** A receipt that only the desk which wrote the bundle can open, and that only its reader can have written. */
export const sealReceipt = (receipt: BundleReceipt, receiptKey: string): Uint8Array =>
  sealWith(Buffer.from(receiptKey, 'base64url'), gzipSync(JSON.stringify(receipt)));
