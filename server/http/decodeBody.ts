import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { ProblemName } from './problems.ts';

export type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: ProblemName; readonly detail: string };

const unzip = promisify(gunzip);

/** Undoes the coding of a body, never making more than `maxBytes` of it, and reads it as UTF-8. */
export async function decodeBody(body: Buffer, encoding: string | undefined, maxBytes: number): Promise<Decoded> {
  const coding = (encoding ?? 'identity').trim().toLowerCase();
  if (coding !== 'identity' && coding !== 'gzip') {
    return { ok: false, problem: 'unsupported-media-type', detail: 'Content-Encoding may be gzip or identity' };
  }
  try {
    const bytes = coding === 'gzip' ? await unzip(body, { maxOutputLength: maxBytes }) : body;
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      return { ok: false, problem: 'too-large', detail: `more than ${maxBytes} bytes when decoded` };
    }
    return { ok: false, problem: 'invalid-request', detail: coding === 'gzip' ? 'not gzip of UTF-8' : 'not UTF-8' };
  }
}
