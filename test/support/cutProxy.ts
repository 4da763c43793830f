import { createServer, connect, type Socket } from 'node:net';
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

type Side = 'request' | 'reply';

/** What is done to one exchange; bytes are counted from the first of its request. */
export type LineFault =
  /** The line is lost when so many bytes of that side have passed: by a reset, or by an orderly end in the middle. */
  | { readonly kind: 'cut'; readonly side: Side; readonly after: number; readonly how: 'reset' | 'end' }
  /** Every chunk waits so long. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** One byte at a time, both ways. */
  | { readonly kind: 'drip' }
  /** The way to the server is closed behind the request, while its answer is still to come. */
  | { readonly kind: 'halfClose' };

export type CutProxy = {
  readonly url: string;
  /** For the next exchange alone. */
  readonly arm: (fault: LineFault) => void;
  /** Whether the fault of the last `arm` came to strike. */
  readonly struck: () => boolean;
};

/** A line to 127.0.0.1:`port` that fails where a test says. @param startsWith the requests that it fails begin with this. */
export async function openCutProxy(port: number, startsWith: string): Promise<CutProxy> {
  let armed: LineFault | null = null;
  let struck = false;
  const sockets = new Set<Socket>();

  const server = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    let fault: LineFault | null = null;
    const passed = { request: 0, reply: 0 };

    function lose(how: 'reset' | 'end'): void {
      for (const socket of [client, upstream]) {
        if (how === 'reset') socket.resetAndDestroy();
        else socket.end(() => socket.destroy());
      }
    }

    async function pass(chunk: Buffer, side: Side, to: Socket): Promise<void> {
      if (side === 'request' && armed !== null && chunk.toString('latin1').startsWith(startsWith)) {
        fault = armed;
        armed = null;
        passed.request = 0;
        passed.reply = 0;
      }
      const before = passed[side];
      passed[side] += chunk.length;
      if (fault === null || (fault.kind === 'cut' && (fault.side !== side || passed[side] < fault.after))) {
        to.write(chunk);
        return;
      }
      struck = true;
      if (fault.kind === 'cut') {
        const { after, how } = fault;
        fault = null;
        to.write(chunk.subarray(0, after - before), () => lose(how));
      } else if (fault.kind === 'drip') {
        for (const byte of chunk) {
          to.write(Buffer.of(byte));
          await breathe();
        }
      } else {
        if (fault.kind === 'latency') await sleep(fault.ms);
        to.write(chunk);
        if (fault.kind === 'halfClose') to.end();
      }
    }

    for (const [from, to, side] of [
      [client, upstream, 'request'],
      [upstream, client, 'reply'],
    ] as const) {
      let last = Promise.resolve();
      sockets.add(from);
      from.setNoDelay(true);
      from.on('data', (chunk: Buffer) => {
        last = last.then(() => pass(chunk, side, to));
      });
      from.on('end', () => {
        last = last.then(() => void to.end());
      });
      // A reset is what this line is for.
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The line has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    arm: (fault) => {
      armed = fault;
      struck = false;
    },
    struck: () => struck,
  };
}
