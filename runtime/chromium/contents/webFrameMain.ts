import { EventEmitter } from 'node:events';
import { IpcMain } from '../api/ipcMain.ts';
import { originOf } from '../api/schemeUrls.ts';
import { guardClass } from '../strict.ts';

/** What a frame can ask of its window. */
export interface FrameHost {
  processId(): number;
  send(frameId: string, channel: string, args: unknown[]): void;
  postMessage(frameId: string, channel: string, message: unknown, transfer: unknown[]): void;
  evaluate(frameId: string, code: string, userGesture: boolean): Promise<unknown>;
  reload(): void;
}

let lastTreeNodeId = 0;

/** A frame of a page, as `event.senderFrame` and `webContents.mainFrame` show it. */
export class WebFrameMain extends EventEmitter {
  readonly ipc = new IpcMain();
  readonly frameTreeNodeId: number;
  readonly frameToken: string;
  readonly routingId: number;
  readonly parent: WebFrameMain | null;
  url = '';
  name = '';
  detached = false;
  visibilityState = 'visible';
  private readonly host: FrameHost;
  private readonly children = new Set<WebFrameMain>();

  constructor(id: string, parent: WebFrameMain | null, host: FrameHost) {
    super();
    lastTreeNodeId += 1;
    this.frameTreeNodeId = lastTreeNodeId;
    this.routingId = lastTreeNodeId;
    this.frameToken = id;
    this.parent = parent;
    this.host = host;
    parent?.children.add(this);
  }

  get origin(): string {
    return originOf(this.url);
  }
  get top(): WebFrameMain {
    return this.parent?.top ?? this;
  }
  get frames(): WebFrameMain[] {
    return [...this.children];
  }
  get framesInSubtree(): WebFrameMain[] {
    return [this, ...this.frames.flatMap((frame) => frame.framesInSubtree)];
  }
  get processId(): number {
    return this.host.processId();
  }
  get osProcessId(): number {
    return this.host.processId();
  }
  isDestroyed(): boolean {
    return this.detached;
  }
  send(channel: string, ...args: unknown[]): void {
    this.host.send(this.frameToken, channel, args);
  }
  postMessage(channel: string, message: unknown, transfer: unknown[] = []): void {
    this.host.postMessage(this.frameToken, channel, message, transfer);
  }
  executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    return this.host.evaluate(this.frameToken, code, userGesture);
  }
  reload(): boolean {
    this.host.reload();
    return true;
  }

  static detach(frame: WebFrameMain): void {
    for (const child of frame.children) WebFrameMain.detach(child);
    frame.detached = true;
    frame.parent?.children.delete(frame);
  }
}
guardClass(WebFrameMain);
