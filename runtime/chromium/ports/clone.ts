import { createCodec } from '../page/codec.ts';

/** The codec of the Node side; pages run the same source. */
export const clone = createCodec(
  (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  (text) => Uint8Array.from(Buffer.from(text, 'base64')),
);
