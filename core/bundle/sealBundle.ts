import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Bundle, bundleInfo, type SignedBundle } from '../../shared/contract/bundle.ts';
import { signText } from '../../shared/crypto/deviceKey.ts';
import { sealTo } from '../../shared/crypto/sealedBox.ts';

const zip = promisify(gzip);

/**
 * A bundle as it lies on a removable disk: signed by this device, readable by the server alone.
 * @param serverKey X25519 public key. @param privateKey of this device, Ed25519; both raw, base64url.
 */
export async function sealBundle(bundle: Bundle, privateKey: string, serverKey: string): Promise<Buffer> {
  const text = JSON.stringify(bundle);
  const signed: SignedBundle = { text, signature: signText(privateKey, text) };
  return sealTo(serverKey, bundleInfo, await zip(JSON.stringify(signed)));
}
