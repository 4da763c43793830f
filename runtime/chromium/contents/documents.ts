import type { PageMessage, ToPage } from '../page/wire.ts';
import { closeHome } from '../ports/hub.ts';
import { receiveIpc } from './ipcLink.ts';
import type { Document, IpcSender } from './ipcLink.ts';
import type { PageSession } from './session.ts';
import { WebFrameMain } from './webFrameMain.ts';
import type { FrameHost } from './webFrameMain.ts';
import { toAppUrl } from '../api/schemeUrls.ts';

export const WORLD = 'electron-preload';
export const BINDING = '__electronSend';
export const RECEIVER = '__electronReceive';

/** The frames of a page and the documents with a preload in them. */
export interface Documents {
  mainFrame: WebFrameMain;
  frame(id: string): WebFrameMain | undefined;
  document(frameId: string): Document | undefined;
  everyDocument(): Document[];
  /** The renderer is gone, and all its documents with it. */
  forgetAll(): void;
}

/** Follows a page's frames and isolated worlds, and passes on what they say. `onMessage` gets what is not IPC. */
export function followDocuments(
  session: PageSession,
  host: FrameHost,
  sender: IpcSender,
  onMessage: (message: PageMessage, frame: WebFrameMain) => void,
): Documents {
  const main = new WebFrameMain(session.targetId, null, host);
  const frames = new Map([[session.targetId, main]]);
  const contexts = new Map<number, Document>();

  function forget(contextId: number): void {
    const document = contexts.get(contextId);
    contexts.delete(contextId);
    if (document !== undefined) closeHome(document.home);
  }

  session.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
    frames.set(frameId, new WebFrameMain(frameId, frames.get(parentFrameId) ?? main, host));
  });
  session.on('Page.frameDetached', ({ frameId, reason }) => {
    const frame = frames.get(frameId);
    if (frame === undefined || reason === 'swap') return;
    WebFrameMain.detach(frame);
    frames.delete(frameId);
  });
  session.on('Page.frameNavigated', ({ frame: { id, url, name } }) => {
    const frame = frames.get(id);
    if (frame === undefined) return;
    frame.url = toAppUrl(url);
    frame.name = name ?? '';
  });
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    const frame = frames.get(frameId);
    if (frame !== undefined) frame.url = toAppUrl(url);
  });

  session.on('Runtime.executionContextCreated', ({ context }) => {
    const frame = frames.get(context.auxData?.frameId ?? '');
    if (context.name !== WORLD || frame === undefined) return;
    const delivered = async (message: ToPage): Promise<void> => {
      const expression = `${RECEIVER}(${JSON.stringify(message)})`;
      // Copying needs the right of a user's gesture; nothing else of ours can use it.
      const userGesture = message.op === 'copy';
      await session.send('Runtime.evaluate', { expression, contextId: context.id, userGesture }).catch(() => undefined);
    };
    const tell = (message: ToPage): void => void delivered(message);
    const home = {
      deliver: (id: string, data: string, ports: string[]) => tell({ op: 'port', id, data, ports }),
      closed: (id: string) => tell({ op: 'portClosed', id }),
    };
    contexts.set(context.id, { frame, home, tell, delivered });
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => forget(executionContextId));
  const forgetAll = (): void => {
    for (const id of contexts.keys()) forget(id);
  };
  session.on('Runtime.executionContextsCleared', forgetAll);
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    const document = contexts.get(executionContextId);
    if (name !== BINDING || document === undefined) return;
    // Written by the isolated world, which no page can reach.
    const message = JSON.parse(payload) as PageMessage;
    document.frame.url = toAppUrl(message.url);
    receiveIpc(sender, document, message);
    onMessage(message, document.frame);
  });

  const everyDocument = (): Document[] => [...contexts.values()];
  return {
    mainFrame: main,
    frame: (id) => frames.get(id),
    everyDocument,
    forgetAll,
    document: (frameId) => everyDocument().findLast(({ frame }) => frame.frameToken === frameId),
  };
}
