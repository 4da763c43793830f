import { IpcMain, ipcMain } from '../api/ipcMain.ts';
import { cancelableEvent } from '../api/cancelableEvent.ts';
import type { PageMessage, ToPage } from '../page/wire.ts';
import { clone } from '../ports/clone.ts';
import { adoptFromPage, closeEnd, homeHere, postedFrom, sendHome } from '../ports/hub.ts';
import type { RemoteHome } from '../ports/hub.ts';
import { MessagePortMain } from '../ports/messagePort.ts';
import type { WebFrameMain } from './webFrameMain.ts';

/** A document that can be talked to. */
export interface Document {
  frame: WebFrameMain;
  home: RemoteHome;
  tell(message: ToPage): void;
  /** As `tell`; resolves when the document has got it, or is gone. */
  delivered(message: ToPage): Promise<void>;
}

/** The contents that a message came from. */
export interface IpcSender {
  ipc: IpcMain;
  emit(event: string, ...args: unknown[]): boolean;
}

/** Hands what a document sent by IPC to the app's listeners and handlers, in Electron's order. */
export function receiveIpc(sender: IpcSender, document: Document, message: PageMessage): void {
  const { frame, home, tell } = document;
  const common = () => ({
    type: 'frame' as const,
    sender,
    senderFrame: frame,
    frameId: frame.routingId,
    processId: frame.processId,
  });
  const targets = [frame.ipc, sender.ipc, ipcMain];

  function emit(channel: string, args: unknown[], ports: MessagePortMain[]): void {
    const reply = (replyChannel: string, ...replyArgs: unknown[]): void => frame.send(replyChannel, ...replyArgs);
    const event = cancelableEvent({ ...common(), ports, reply });
    sender.emit('ipc-message', event, channel, ...args);
    for (const target of targets) target.emit(channel, event, ...args);
  }

  async function invoke(id: number, channel: string, args: unknown[]): Promise<void> {
    const handler = targets.map((target) => IpcMain.handlerOf(target, channel)).find((found) => found !== undefined);
    try {
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      // The event is this runtime's; handlers see Electron's type.
      const value: unknown = await handler(
        cancelableEvent(common()) as unknown as Electron.IpcMainInvokeEvent,
        ...args,
      );
      tell({ op: 'reply', id, value: clone.encode(value) });
    } catch (error) {
      process.stderr.write(
        `Error occurred in handler for '${channel}': ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`,
      );
      tell({ op: 'failure', id, message: String(error) });
    }
  }

  switch (message.op) {
    case 'send':
      emit(message.channel, clone.decode(message.args) as unknown[], []);
      return;
    case 'invoke':
      void invoke(message.id, message.channel, clone.decode(message.args) as unknown[]);
      return;
    case 'post': {
      const ports = message.ports.map((id) => homeHere(adoptFromPage(id, home)));
      emit(message.channel, [clone.decode(message.message)], ports);
      return;
    }
    case 'port':
      postedFrom(
        message.id,
        message.data,
        message.ports.map((id) => adoptFromPage(id, home)),
      );
      return;
    case 'portClosed':
      closeEnd(message.id);
      return;
    default:
  }
}

/** `webContents.send`: throws when the arguments cannot be cloned. */
export function sendEvent(document: Document | undefined, channel: string, args: unknown[]): void {
  if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
  let text: string;
  try {
    text = clone.encode(args);
  } catch {
    throw new Error('Failed to serialize arguments');
  }
  document?.tell({ op: 'event', channel, args: text, ports: [] });
}

/** `webContents.postMessage`: the ports move into the document. */
export function postToDocument(
  document: Document | undefined,
  channel: string,
  message: unknown,
  transfer: unknown[],
): void {
  const text = clone.encode(message);
  const ports = MessagePortMain.transfer(transfer);
  if (document === undefined) return;
  for (const port of ports) sendHome(port, document.home);
  document.tell({ op: 'message', channel, message: text, ports });
}
