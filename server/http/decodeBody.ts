import { promisify } from 'node:util';
import { gunzip, gunzipSync, zstdDecompress } from 'node:zlib';
import type { ProblemName } from './problems.ts';

export type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: ProblemName; readonly detail: string };

type Unpack = (body: Buffer, maxBytes: number) => Promise<Buffer>;

const unzip = promisify(gunzip);
const unzstd = promisify(zstdDecompress);

/**
 * As long as gzip says at its end that it is (RFC 1952, ISIZE): a batch then comes in one piece, where each piece is a way to
 * another thread and back. Only a hint: who lies gets more pieces, or a larger one.
 */
function pieceOf(body: Buffer): number {
  const says = body.length < 4 ? 0 : body.readUInt32LE(body.length - 4);
  return Math.min(Math.max(says, 1024), 1024 * 1024) + 1;
}

const usualPiece = 256 * 1024;

/** What becomes no longer than this is unpacked on the spot: the way to another thread and back would take more time. */
const onTheSpot = 256 * 1024;

async function unpackGzip(body: Buffer, maxBytes: number): Promise<Buffer> {
  const chunkSize = pieceOf(body);
  if (chunkSize <= onTheSpot) {
    try {
      return gunzipSync(body, { maxOutputLength: Math.min(maxBytes, onTheSpot), chunkSize });
    } catch (error) {
      // Whoever lied about the length is unpacked where nobody waits for it.
      if (maxBytes <= onTheSpot || !isTooLarge(error)) throw error;
    }
  }
  return await unzip(body, { maxOutputLength: maxBytes, chunkSize });
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

const unpack: ReadonlyMap<string, Unpack> = new Map<string, Unpack>([
  ['identity', async (body) => body],
  ['gzip', unpackGzip],
  ['zstd', (body, maxOutputLength) => unzstd(body, { maxOutputLength, chunkSize: usualPiece })],
]);

/** For the header accept-encoding of every answer (RFC 9110, 12.5.3). */
export const acceptedCodings = 'gzip, zstd';

/** Undoes the coding of a body, never making more than `maxBytes` of it, and reads it as UTF-8. */
export async function decodeBody(body: Buffer, encoding: string | undefined, maxBytes: number): Promise<Decoded> {
  const coding = (encoding ?? 'identity').trim().toLowerCase();
  const decode = unpack.get(coding);
  if (decode === undefined) {
    return { ok: false, problem: 'unsupported-media-type', detail: 'Content-Encoding may be gzip, zstd or identity' };
  }
  try {
    const bytes = await decode(body, maxBytes);
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    if (isTooLarge(error)) {
      return { ok: false, problem: 'too-large', detail: `more than ${maxBytes} bytes when decoded` };
    }
    return {
      ok: false,
      problem: 'invalid-request',
      detail: coding === 'identity' ? 'not UTF-8' : `not ${coding} of UTF-8`,
    };
  }
}
