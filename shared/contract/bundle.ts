import { z } from 'zod';
import { DeviceId } from '../model/ids.ts';
import { limits } from '../model/limits.ts';
import { Instant } from '../model/time.ts';
import { BatchItem, ItemResult } from './http.ts';

/**
 * A bundle carries revisions to the server on a removable disk, and receipts back. The file is a sealed box
 * (shared/crypto/sealedBox.ts) for the server's key around the gzipped JSON of `SignedBundle`; the receipt is gzipped JSON
 * sealed with the key that only whoever opened the bundle can know.
 */
export const bundleInfo = 'tanggap bundle 1';

export const Bundle = z.object({
  bundleId: z.uuid(),
  deviceId: DeviceId,
  writtenAt: Instant,
  /** 32 random bytes, base64url: the receipt is sealed with them. */
  receiptKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  items: z
    .array(BatchItem.extend({ incarnation: z.int().positive() }))
    .min(1)
    .max(limits.bundleItems),
});
export type Bundle = z.infer<typeof Bundle>;

/** `text` is the JSON of a Bundle, signed by the device's key as it stands. */
export const SignedBundle = z.object({ text: z.string(), signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/) });
export type SignedBundle = z.infer<typeof SignedBundle>;

export const BundleReceipt = z.object({
  bundleId: z.uuid(),
  serverTime: Instant,
  results: z.array(ItemResult).max(limits.bundleItems),
});
export type BundleReceipt = z.infer<typeof BundleReceipt>;
