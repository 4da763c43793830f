import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { guardClass } from '../strict.ts';
import { clone } from './clone.ts';

/** Where a port's messages go. `data` is codec text, ports are ids. */
export interface PortLink {
  post(id: string, data: string, ports: string[]): void;
  close(id: string): void;
  /** Makes the port object for an end that arrived with a message. */
  adopt(id: string): MessagePortMain;
  /** Gives an end away with a message. */
  release(id: string): void;
}

/** One end of a channel, in the main process or in a utility process. */
export class MessagePortMain extends EventEmitter implements Omit<Electron.MessagePortMain, keyof EventEmitter> {
  private readonly id: string;
  private readonly link: PortLink;
  private started = false;
  private state: 'open' | 'closed' | 'transferred' = 'open';
  private readonly queue: { data: string; ports: string[] }[] = [];

  constructor(id: string, link: PortLink) {
    super();
    this.id = id;
    this.link = link;
  }

  postMessage(message: unknown, transfer: unknown[] = []): void {
    const ports = MessagePortMain.transfer(transfer);
    if (this.state === 'open') this.link.post(this.id, clone.encode(message), ports);
  }
  start(): void {
    if (this.state !== 'open' || this.started) return;
    this.started = true;
    for (const { data, ports } of this.queue.splice(0)) this.deliver(data, ports);
  }
  close(): void {
    if (this.state !== 'open') return;
    this.state = 'closed';
    this.link.close(this.id);
  }

  private deliver(data: string, ports: string[]): void {
    this.emit('message', { data: clone.decode(data), ports: ports.map((id) => this.link.adopt(id)) });
  }

  static receive(port: MessagePortMain, data: string, ports: string[]): void {
    if (port.started) port.deliver(data, ports);
    else port.queue.push({ data, ports });
  }
  static peerClosed(port: MessagePortMain): void {
    if (port.state !== 'open') return;
    port.state = 'closed';
    port.emit('close');
  }
  /** Takes what has waited at a port that goes elsewhere. */
  static drain(port: MessagePortMain): { data: string; ports: string[] }[] {
    return port.queue.splice(0);
  }
  /** Turns the ports of a `transfer` list into ids and takes them from their holder. */
  static transfer(list: unknown[]): string[] {
    return list.map((port, index) => {
      if (!(port instanceof MessagePortMain)) throw new TypeError(`Port at index ${String(index)} is not a valid port`);
      if (port.state === 'transferred') throw new Error(`Port at index ${String(index)} is already neutered`);
      port.state = 'transferred';
      port.link.release(port.id);
      return port.id;
    });
  }
}
guardClass(MessagePortMain);
