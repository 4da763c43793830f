import { describe, expect, test } from 'vitest';
import { isSignedBy, newDeviceKey, signText } from '../../shared/crypto/deviceKey.ts';
import { newSealingKey, openSealed, openWith, sealTo, sealWith } from '../../shared/crypto/sealedBox.ts';

const words = Buffer.from('rahasia seorang penelepon', 'utf8');

describe('a sealed box', () => {
  test('opens for the owner of the key and for the purpose that it was sealed for', () => {
    const { privateKey, publicKey } = newSealingKey();
    const sealed = sealTo(publicKey, 'a purpose', words);
    expect(openSealed(privateKey, 'a purpose', sealed)).toEqual(words);
    expect(openSealed(privateKey, 'another purpose', sealed)).toBeNull();
    expect(openSealed(newSealingKey().privateKey, 'a purpose', sealed)).toBeNull();
    expect(sealed.includes(words)).toBe(false);
  });

  test('does not open with any bit changed, nor cut anywhere', () => {
    const { privateKey, publicKey } = newSealingKey();
    const sealed = sealTo(publicKey, 'a purpose', words);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(openSealed(privateKey, 'a purpose', changed)).toBeNull();
      expect(openSealed(privateKey, 'a purpose', sealed.subarray(0, at))).toBeNull();
    }
  });

  test('a shared key opens only what was sealed with it', () => {
    const key = Buffer.alloc(32, 7);
    expect(openWith(key, sealWith(key, words))).toEqual(words);
    expect(openWith(Buffer.alloc(32, 8), sealWith(key, words))).toBeNull();
  });
});

describe("a device's key", () => {
  test('signs a text as nobody else can', () => {
    const device = newDeviceKey();
    const signature = signText(device.privateKey, 'a text');
    expect(isSignedBy(device.publicKey, 'a text', signature)).toBe(true);
    expect(isSignedBy(device.publicKey, 'another text', signature)).toBe(false);
    expect(isSignedBy(newDeviceKey().publicKey, 'a text', signature)).toBe(false);
    expect(isSignedBy('not a key', 'a text', signature)).toBe(false);
  });

  test('raw keys have the length of the standard', () => {
    const { privateKey, publicKey } = newDeviceKey();
    expect([privateKey, publicKey].map((key) => Buffer.from(key, 'base64url').length)).toEqual([32, 32]);
    expect(Buffer.from(signText(privateKey, ''), 'base64url')).toHaveLength(64);
  });
});
