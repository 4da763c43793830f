import { createEmitter } from './emitter.ts';
import type { PageEmitter } from './emitter.ts';
import type { PagePorts } from './pagePorts.ts';
import type { FromPage, ToPage } from './wire.ts';

/** `ipcRenderer`, and the way in for what the main process sends. */
export interface PageIpc {
  ipcRenderer: PageEmitter & {
    send(channel: string, ...args: unknown[]): void;
    invoke(channel: string, ...args: unknown[]): Promise<unknown>;
    postMessage(channel: string, message: unknown, transfer?: MessagePort[]): void;
  };
  receive(message: ToPage): void;
}

/** Builds `ipcRenderer` over the runtime's binding. The source runs inside pages. */
export function createIpcRenderer(
  codec: { encode: (value: unknown) => string; decode: (text: string) => unknown },
  ports: PagePorts,
  tell: (message: FromPage) => void,
): PageIpc {
  const waiting = new Map<number, { channel: string; resolve: (value: unknown) => void; reject: (e: Error) => void }>();
  const emitter = createEmitter();
  let lastId = 0;

  const checked = (channel: unknown): string => {
    if (typeof channel !== 'string') throw new TypeError('Error processing argument at index 0, conversion failure');
    return channel;
  };

  const ipcRenderer = Object.assign(emitter, {
    send(channel: string, ...args: unknown[]) {
      tell({ op: 'send', channel: checked(channel), args: codec.encode(args) });
    },
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      lastId += 1;
      const id = lastId;
      tell({ op: 'invoke', id, channel: checked(channel), args: codec.encode(args) });
      return new Promise((resolve, reject) => waiting.set(id, { channel, resolve, reject }));
    },
    postMessage(channel: string, message: unknown, transfer: MessagePort[] = []) {
      const text = codec.encode(message);
      tell({ op: 'post', channel: checked(channel), message: text, ports: transfer.map(ports.adopt) });
    },
  });

  function receive(message: ToPage): void {
    switch (message.op) {
      case 'event': {
        const event = { sender: ipcRenderer, ports: [] };
        emitter.emit(message.channel, event, ...(codec.decode(message.args) as unknown[]));
        return;
      }
      case 'message': {
        const event = { sender: ipcRenderer, ports: message.ports.map(ports.materialize) };
        emitter.emit(message.channel, event, codec.decode(message.message));
        return;
      }
      case 'reply': {
        waiting.get(message.id)?.resolve(codec.decode(message.value));
        waiting.delete(message.id);
        return;
      }
      case 'failure': {
        const call = waiting.get(message.id);
        waiting.delete(message.id);
        call?.reject(new Error(`Error invoking remote method '${call.channel}': ${message.message}`));
        return;
      }
      case 'port':
        ports.receive(message.id, message.data, message.ports);
        return;
      case 'portClosed':
        ports.closed(message.id);
        return;
      default:
    }
  }

  return { ipcRenderer, receive };
}
