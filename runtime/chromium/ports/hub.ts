import { randomUUID } from 'node:crypto';
import type Electron from 'electron';
import { believe } from '../believe.ts';
import { guardClass } from '../strict.ts';
import { MessagePortMain } from './messagePort.ts';
import type { PortLink } from './messagePort.ts';

/** Where an end of a channel lives when it is not in the main process: a utility process or a document. */
export interface RemoteHome {
  deliver(id: string, data: string, ports: string[]): void;
  closed(id: string): void;
}

interface End {
  peer: string;
  home: RemoteHome | MessagePortMain;
}

const ends = new Map<string, End>();

const link: PortLink = {
  post: (id, data, ports) => sendToPeer(id, data, ports),
  close: (id) => closeEnd(id),
  adopt: (id) => homeHere(id),
  // The end stays listed; the message that carries it gives it its new home.
  release: () => undefined,
};

function deliver(id: string, data: string, ports: string[]): void {
  const home = ends.get(id)?.home;
  if (home === undefined) return;
  if (home instanceof MessagePortMain) {
    MessagePortMain.receive(home, data, ports);
    return;
  }
  for (const port of ports) sendHome(port, home);
  home.deliver(id, data, ports);
}

function sendToPeer(from: string, data: string, ports: string[]): void {
  const end = ends.get(from);
  if (end !== undefined) deliver(end.peer, data, ports);
}

/** Gives an end that arrived in the main process a port object. */
export function homeHere(id: string): MessagePortMain {
  const port = new MessagePortMain(id, link);
  const end = ends.get(id);
  if (end !== undefined) end.home = port;
  return port;
}

/** Moves an end, with what waits at it, to another process. */
export function sendHome(id: string, home: RemoteHome): void {
  const end = ends.get(id);
  if (end === undefined) return;
  const before = end.home;
  end.home = home;
  if (!(before instanceof MessagePortMain)) return;
  // After the message that carries the port, so that the other side knows it.
  queueMicrotask(() => {
    for (const { data, ports } of MessagePortMain.drain(before)) deliver(id, data, ports);
  });
}

/** A message that a remote end posted. */
export const postedFrom = sendToPeer;

/** Closes an end and tells its peer. */
export function closeEnd(id: string): void {
  const end = ends.get(id);
  ends.delete(id);
  const peer = end === undefined ? undefined : ends.get(end.peer);
  if (end === undefined || peer === undefined) return;
  ends.delete(end.peer);
  if (peer.home instanceof MessagePortMain) MessagePortMain.peerClosed(peer.home);
  else peer.home.closed(end.peer);
}

/** Closes all ends that lived in a process or document which is gone. */
export function closeHome(home: RemoteHome): void {
  for (const [id, end] of ends) if (end.home === home) closeEnd(id);
}

/** A document gave a native port away: a new channel whose near end lives there; returns the id of the far end. */
export function adoptFromPage(id: string, home: RemoteHome): string {
  const far = randomUUID();
  ends.set(id, { peer: far, home });
  ends.set(far, { peer: id, home: new MessagePortMain(far, link) });
  return far;
}

/** Electron's MessageChannelMain. */
export class MessageChannelMain implements Electron.MessageChannelMain {
  port1: Electron.MessagePortMain;
  port2: Electron.MessagePortMain;

  constructor() {
    const [one, two] = [randomUUID(), randomUUID()];
    const [port1, port2] = [new MessagePortMain(one, link), new MessagePortMain(two, link)];
    ends.set(one, { peer: two, home: port1 });
    ends.set(two, { peer: one, home: port2 });
    // The same object under Electron's own class type, whose listeners are overloaded by event.
    this.port1 = believe<Electron.MessagePortMain>(port1);
    this.port2 = believe<Electron.MessagePortMain>(port2);
  }
}
guardClass(MessageChannelMain);
