import { EventEmitter } from 'node:events';
import { guardClass } from '../strict.ts';
import { clone } from './clone.ts';
import { MessagePortMain } from './messagePort.ts';
import type { PortLink } from './messagePort.ts';
import type { FromUtility, ToUtility } from './utilityWire.ts';

/** `process.parentPort` of a utility process. Messages wait until somebody listens. */
class ParentPort extends EventEmitter {
  private readonly waiting: unknown[] = [];

  constructor() {
    super();
    this.on('newListener', (event: string) => {
      if (event === 'message') queueMicrotask(() => this.flush());
    });
  }
  private flush(): void {
    while (this.waiting.length > 0 && this.listenerCount('message') > 0) this.emit('message', this.waiting.shift());
  }
  postMessage(message: unknown): void {
    post({ op: 'message', data: clone.encode(message) });
  }
  start(): void {
    this.flush();
  }
  pause(): void {
    // Messages wait by themselves while nobody listens.
  }
  static arrive(port: ParentPort, event: unknown): void {
    port.waiting.push(event);
    port.flush();
  }
}
guardClass(ParentPort, 'process.parentPort');

function post(message: FromUtility): void {
  process.send?.(message);
}

/** Makes `process.parentPort` over this process's channel to the main process. */
export function createParentPort(): ParentPort {
  const ports = new Map<string, MessagePortMain>();
  const link: PortLink = {
    post: (id, data, transferred) => post({ op: 'port', id, data, ports: transferred }),
    close(id) {
      ports.delete(id);
      post({ op: 'portClosed', id });
    },
    adopt(id) {
      const port = new MessagePortMain(id, link);
      ports.set(id, port);
      return port;
    },
    release: (id) => ports.delete(id),
  };
  const parentPort = new ParentPort();
  process.on('message', (message: ToUtility) => {
    if (message.op === 'message') {
      ParentPort.arrive(parentPort, { data: clone.decode(message.data), ports: message.ports.map(link.adopt) });
      return;
    }
    const port = ports.get(message.id);
    if (port === undefined) return;
    if (message.op === 'port') {
      // Ports of a message that is still waiting are homed here already.
      MessagePortMain.receive(port, message.data, message.ports);
    } else {
      ports.delete(message.id);
      MessagePortMain.peerClosed(port);
    }
  });
  return parentPort;
}
