import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { Bundle, bundleInfo, SignedBundle } from '../../shared/contract/bundle.ts';
import { isSignedBy } from '../../shared/crypto/deviceKey.ts';
import { openSealed } from '../../shared/crypto/sealedBox.ts';
import { limits } from '../../shared/model/limits.ts';
import { itemTexts } from '../itemTexts.ts';
import { readItem, type ReadItem } from '../readItem.ts';

/** Whether each item is right is a question for that item, as in a batch over the network. */
const Envelope = Bundle.extend({ items: z.array(z.unknown()).min(1).max(limits.bundleItems) });
const Incarnation = z.object({ incarnation: z.int().positive().catch(1) }).catch({ incarnation: 1 });

export type ArrivedItem = { readonly incarnation: number; readonly item: ReadItem };

export type OpenedBundle = Pick<Bundle, 'bundleId' | 'deviceId' | 'receiptKey'> & {
  readonly items: readonly ArrivedItem[];
};

export type BundleFault =
  | 'notForUs' // sealed to another server's key, altered, cut, or no bundle at all
  | 'notABundle' // opened, and yet not what a desk writes
  | 'unknownDevice'
  | 'revoked'
  | 'forged'; // not signed by the device that it names

type Signer = { readonly publicKey: string | null; readonly revoked: boolean };

/**
 * Opens what came on a removable disk and believes nothing that its device did not sign.
 * @param privateKey of this server, X25519, raw, base64url.
 */
export async function openBundle(
  sealed: Uint8Array,
  privateKey: string,
  findSigner: (deviceId: string) => Promise<Signer | null>,
): Promise<OpenedBundle | BundleFault> {
  const zipped = openSealed(privateKey, bundleInfo, sealed);
  if (zipped === null) return 'notForUs';
  const signed = SignedBundle.safeParse(unzipped(zipped));
  if (!signed.success) return 'notABundle';
  const { text, signature } = signed.data;
  const envelope = Envelope.safeParse(parsed(text));
  if (!envelope.success) return 'notABundle';
  const { bundleId, deviceId, receiptKey, items } = envelope.data;
  const signer = await findSigner(deviceId);
  if (signer === null || signer.publicKey === null) return 'unknownDevice';
  if (!isSignedBy(signer.publicKey, text, signature)) return 'forged';
  if (signer.revoked) return 'revoked';
  let texts: readonly string[] | null = null;
  const rawOf = (index: number, value: unknown) => (): string => {
    texts ??= itemTexts(text);
    return texts[index] ?? JSON.stringify(value);
  };
  return {
    bundleId,
    deviceId,
    receiptKey,
    items: items.map((value, i) => ({
      incarnation: Incarnation.parse(value).incarnation,
      item: readItem(value, rawOf(i, value)),
    })),
  };
}

function unzipped(zipped: Buffer): unknown {
  try {
    return parsed(gunzipSync(zipped, { maxOutputLength: 2 * limits.bundleBytes }).toString('utf8'));
  } catch {
    return undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
