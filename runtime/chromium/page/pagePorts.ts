import type { FromPage } from './wire.ts';

/** MessagePorts of a page that lead out of it. */
export interface PagePorts {
  /** Hands a port of this page to the other side; returns its id. */
  adopt(port: MessagePort): string;
  /** Makes a native port for an end that arrived here. */
  materialize(id: string): MessagePort;
  receive(id: string, data: string, ports: string[]): void;
  closed(id: string): void;
}

/** Joins native MessagePorts to the runtime's ports. The source runs inside pages. */
export function createPagePorts(
  codec: { encode: (value: unknown) => string; decode: (text: string) => unknown },
  tell: (message: FromPage) => void,
): PagePorts {
  const open = new Map<string, MessagePort>();

  function wire(port: MessagePort, id: string): void {
    open.set(id, port);
    port.addEventListener('message', (event) => {
      tell({ op: 'port', id, data: codec.encode(event.data), ports: event.ports.map(adopt) });
    });
    port.start();
  }

  function adopt(port: MessagePort): string {
    const id = `page-${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`;
    wire(port, id);
    return id;
  }

  function materialize(id: string): MessagePort {
    const channel = new MessageChannel();
    const { port2 } = channel;
    wire(channel.port1, id);
    // Chromium does not tell one end of a channel that the other was closed.
    port2.close = () => {
      MessagePort.prototype.close.call(port2);
      if (open.delete(id)) tell({ op: 'portClosed', id });
    };
    return port2;
  }

  return {
    adopt,
    materialize,
    receive: (id, data, ports) => open.get(id)?.postMessage(codec.decode(data), ports.map(materialize)),
    closed(id) {
      const port = open.get(id);
      open.delete(id);
      port?.close();
    },
  };
}
