import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Electron builds node:crypto on BoringSSL, which has far fewer algorithms than the OpenSSL of Node itself. What a program
 * could use here and not there is taken away. Sources: Electron's patches/boringssl, its issues 16195, 24024, 31874 and
 * 32535 (getCiphers, getHashes and getCurves of real builds), Node's ERR_CRYPTO_ARGON2_NOT_SUPPORTED.
 */
const HASHES = ['md4', 'md5', 'md5-sha1', 'ripemd160', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha512-256'];
const SIGNATURE_HASHES = [
  'rsa-md5',
  'rsa-ripemd160',
  'rsa-sha1',
  'rsa-sha224',
  'rsa-sha256',
  'rsa-sha384',
  'rsa-sha512',
];
const AES =
  /^(?:aes-(?:128|192|256)-(?:cbc|ctr|ecb|gcm|ofb)|aes-(?:128|256)-cfb|aes(?:128|192|256)|id-aes(?:128|192|256)-gcm)$/;
const DES = /^(?:des-(?:cbc|ecb|ede|ede-cbc|ede3|ede3-cbc)|des3|rc2-cbc|rc4|bf-(?:cbc|cfb|ecb))$/;
const CURVES = ['prime256v1', 'secp224r1', 'secp384r1', 'secp521r1', 'p-256', 'p-384', 'p-521'];
const KEY_TYPES = ['rsa', 'rsa-pss', 'dsa', 'ec', 'ed25519', 'x25519', 'dh'];
const WEB_ALGORITHMS = /^(?:sha3-|c?shake|turboshake|kt1|kmac|argon2|chacha20|aes-ocb|aes-kw|ml-|slh-|ed448|x448)/i;

/** Node answers this name exactly as it answers any that its library lacks. */
const UNKNOWN = 'not-in-boringssl';

type AnyFunction = (...args: unknown[]) => unknown;

const lower = (value: unknown): string => (typeof value === 'string' ? value.toLowerCase() : '');
const hasHash = (name: unknown): boolean =>
  typeof name !== 'string' || HASHES.includes(lower(name)) || SIGNATURE_HASHES.includes(lower(name));
const hasCipher = (name: unknown): boolean =>
  typeof name !== 'string' || AES.test(lower(name)) || DES.test(lower(name));

function argon2(): never {
  const error = new Error('Argon2 algorithm not supported');
  throw Object.assign(error, { code: 'ERR_CRYPTO_ARGON2_NOT_SUPPORTED' });
}

function notSupported(name: string): never {
  throw Object.assign(new Error(`${name} is not supported by Electron's BoringSSL`), { code: 'ERR_OSSL_UNSUPPORTED' });
}

/** Replaces functions of an object; `judge` may change the arguments or throw. */
function replace(object: object, names: string[], judge: (args: unknown[]) => unknown[]): void {
  for (const name of names) {
    const original: unknown = Reflect.get(object, name);
    if (typeof original !== 'function') continue;
    const replacement: AnyFunction = function replacement(this: unknown, ...args) {
      return Reflect.apply(original, this, judge(args)) as unknown;
    };
    // What util.promisify reads is kept under symbols.
    for (const key of Object.getOwnPropertySymbols(original)) {
      Object.defineProperty(replacement, key, { value: Reflect.get(original, key) });
    }
    Object.defineProperty(object, name, { value: replacement, writable: true, configurable: true, enumerable: true });
  }
}

/** Puts the unknown name in the place of a digest that BoringSSL lacks. */
const digestAt =
  (index: number) =>
  (args: unknown[]): unknown[] =>
    hasHash(args[index]) ? args : args.with(index, UNKNOWN);

function judgeKeyPair(args: unknown[]): unknown[] {
  const [type, options] = args;
  if (typeof type === 'string' && !KEY_TYPES.includes(type)) notSupported(type);
  const curve: unknown =
    typeof options === 'object' && options !== null ? Reflect.get(options, 'namedCurve') : undefined;
  if (typeof curve === 'string' && !CURVES.includes(lower(curve))) notSupported(curve);
  return args;
}

function judgeWebAlgorithm(args: unknown[]): unknown[] {
  for (const argument of args) {
    const name: unknown = typeof argument === 'object' && argument !== null ? Reflect.get(argument, 'name') : argument;
    if (typeof name === 'string' && WEB_ALGORITHMS.test(name)) {
      throw new DOMException('Unrecognized algorithm name', 'NotSupportedError');
    }
  }
  return args;
}

/** WebCrypto rejects where Node throws. */
function replaceWebCrypto(): void {
  for (const name of [
    'digest',
    'importKey',
    'generateKey',
    'deriveBits',
    'deriveKey',
    'encrypt',
    'decrypt',
    'sign',
    'verify',
  ]) {
    const { subtle } = crypto.webcrypto;
    const original: unknown = Reflect.get(subtle, name);
    if (typeof original !== 'function') continue;
    const replacement = async (...args: unknown[]): Promise<unknown> =>
      Reflect.apply(original, subtle, judgeWebAlgorithm(args)) as unknown;
    Object.defineProperty(subtle, name, { value: replacement, writable: true, configurable: true });
  }
}

/** Takes away what Electron's crypto lacks; before any code of the app runs. */
export function takeAwayWhatBoringSslLacks(): void {
  const { getHashes, getCiphers } = crypto;
  const hashes = getHashes().filter(hasHash);
  const ciphers = getCiphers().filter(hasCipher);
  const refuseKem = (): never => notSupported('Key encapsulation');
  Object.assign(crypto, {
    argon2,
    argon2Sync: argon2,
    encapsulate: refuseKem,
    decapsulate: refuseKem,
    getHashes: () => [...hashes],
    getCiphers: () => [...ciphers],
    getCurves: () => CURVES.slice(0, 4),
  });
  replace(crypto, ['createHash', 'createHmac', 'hash', 'createSign', 'createVerify', 'sign', 'verify'], digestAt(0));
  replace(crypto, ['hkdf', 'hkdfSync'], digestAt(0));
  replace(crypto, ['pbkdf2', 'pbkdf2Sync'], digestAt(4));
  replace(crypto, ['createCipheriv', 'createDecipheriv', 'getCipherInfo'], (args) => {
    return hasCipher(args[0]) ? args : args.with(0, UNKNOWN);
  });
  replace(crypto, ['createECDH'], (args) => (CURVES.includes(lower(args[0])) ? args : args.with(0, UNKNOWN)));
  replace(crypto, ['generateKeyPair', 'generateKeyPairSync'], judgeKeyPair);
  replaceWebCrypto();
  syncBuiltinESMExports();
}
