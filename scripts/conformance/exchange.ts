import { Agent as HttpAgent, type IncomingMessage, request as httpRequest, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

export type Ask = {
  readonly method: string;
  /** From the routes on, with its query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
};

export type Answer = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Undefined, which no JSON text is, when the body is none. */
  readonly json: unknown;
};

export type Exchange = (ask: Ask) => Promise<Answer>;

/** Nothing whole came back; `message` is the system's word. */
export class NoAnswer extends Error {}

const timeoutMs = 60_000;
const largeBytes = 4 * 1024 * 1024;
const refusalMs = 250;

export type Wire = {
  readonly exchange: Exchange;
  /** Everything that was said so far, oldest first. */
  readonly said: readonly { readonly ask: Ask; readonly answer: Answer }[];
  readonly close: () => void;
};

/**
 * Plain requests to one server, nothing added and nothing followed, so that what is judged is what it said.
 * @param base scheme, host, port; a path before the routes is kept.
 */
export function openWire(base: string): Wire {
  const isHttps = base.startsWith('https:');
  const agent = isHttps ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  const said: { ask: Ask; answer: Answer }[] = [];
  const exchange: Exchange = async (ask) => {
    const url = new URL(base.replace(/\/+$/, '') + ask.path);
    const body = ask.body === undefined ? null : Buffer.from(ask.body);
    const headers = { ...ask.headers, ...(body === null ? {} : { 'content-length': String(body.byteLength) }) };
    const options: RequestOptions = { method: ask.method, agent, headers, timeout: timeoutMs };
    const answer = await new Promise<Answer>((resolve, reject) => {
      let isAnswered = false;
      const request = (isHttps ? httpsRequest : httpRequest)(url, options, (response) => {
        isAnswered = true;
        readAnswer(response)
          .finally(() => isSent() || request.destroy())
          .then(resolve, reject);
      });
      const isSent = (): boolean => request.writableEnded;
      request.on('timeout', () => request.destroy(new Error(`nothing within ${timeoutMs / 1000} s`)));
      request.on('error', (error) => isAnswered || reject(new NoAnswer(wordOf(error))));
      if (body === null || body.byteLength < largeBytes) {
        request.end(body ?? undefined);
        return;
      }
      // A server may refuse by the length alone and close; whoever is still writing then does not hear it.
      request.flushHeaders();
      setTimeout(() => isAnswered || request.end(body), refusalMs);
    });
    said.push({ ask, answer });
    return answer;
  };
  return { exchange, said, close: () => agent.destroy() };
}

async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of response) chunks.push(Buffer.from(chunk));
  } catch (error) {
    throw new NoAnswer(wordOf(error));
  }
  const text = Buffer.concat(chunks).toString('utf8');
  const headers = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
  return { status: response.statusCode ?? 0, headers: Object.fromEntries(headers), text, json: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const wordOf = (error: unknown): string =>
  error instanceof Error ? ('code' in error ? String(error.code) : error.message) : String(error);
