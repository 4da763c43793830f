import type { Net, NetFailure, NetReply } from './ports.ts';

const unreachable = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT)$/;
const untrusted = /CERT|SELF_SIGNED|UNABLE_TO_|SSL|TLS/;

/** The network by way of `fetch`. No redirect is followed, no answer is read beyond its bound, nothing takes longer than allowed. */
export const fetchNet =
  (fetch: typeof globalThis.fetch): Net =>
  async (request) => {
    const timeout = AbortSignal.timeout(request.timeoutMs);
    try {
      const response = await fetch(request.url, {
        method: request.method,
        headers: request.headers,
        body: request.body,
        redirect: 'manual',
        signal: AbortSignal.any([timeout, request.stop]),
      });
      const body = await readBody(response, request.maxReplyBytes);
      if (body === null) return failure('tooLong', `more than ${request.maxReplyBytes} bytes`);
      return { ok: true, status: response.status, headers: Object.fromEntries(response.headers), body };
    } catch (error) {
      if (request.stop.aborted) return failure('stopped', 'stopped');
      if (timeout.aborted) return failure('timeout', `no whole answer in ${request.timeoutMs} ms`);
      const code = codeOf(error);
      if (unreachable.test(code)) return failure('unreachable', code);
      return failure(untrusted.test(code) ? 'stranger' : 'reset', code);
    }
  };

const failure = (kind: NetFailure, detail: string): NetReply => ({ ok: false, failure: kind, detail });

/** Null when there is more than `most`; the rest is then never read. */
async function readBody(response: Response, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early cancels the stream, and with it the connection.
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The system's word; fetch hides it in the cause of its error, once or twice. */
function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return String(error);
}
