import { gzipSync } from 'node:zlib';
import { type Bundle, bundleInfo, type SignedBundle } from '../../shared/contract/bundle.ts';
import { signText } from '../../shared/crypto/deviceKey.ts';
import { sealTo } from '../../shared/crypto/sealedBox.ts';

/**
 * A bundle as it lies on a removable disk: signed by this device, readable by the server alone.
 * @param serverKey X25519 public key. @param privateKey of this device, Ed25519; both raw, base64url.
 */
export function sealBundle(bundle: Bundle, privateKey: string, serverKey: string): Uint8Array {
  const text = JSON.stringify(bundle);
  const signed: SignedBundle = { text, signature: signText(privateKey, text) };
  return sealTo(serverKey, bundleInfo, gzipSync(JSON.stringify(signed)));
}
