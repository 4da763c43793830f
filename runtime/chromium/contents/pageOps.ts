import { noteCopied } from '../api/clipboard.ts';
import { cancelableEvent } from '../api/cancelableEvent.ts';
import { menuAccelerators } from '../api/menu.ts';
import { toAppUrl } from '../api/schemeUrls.ts';
import { noteInput } from '../api/powerMonitor.ts';
import { notPartOfThisRuntime } from '../strict.ts';
import type { PageKey, PageMessage } from '../page/wire.ts';

/** What a page's messages, other than IPC, do to its contents and its window. */
export interface PageOps {
  /** The page goes to an address that no request is made for. */
  navigate(url: string): void;
  open(url: string, name: string, features: string): void;
  titled(title: string): void;
  closeWindow(): void;
  focused(focused: boolean): void;
  resized(pixelRatio: number): void;
  zoom(factor: number): void;
  preloadFailed(error: Error): void;
}

interface Emitter {
  emit(event: string, ...args: unknown[]): boolean;
}

/** `before-input-event`: told after the fact, so it cannot be prevented; trying to throws. */
function inputEvent(contents: Emitter, key: PageKey): void {
  const event = {
    ...cancelableEvent({}),
    preventDefault: () => {
      throw notPartOfThisRuntime('preventDefault of before-input-event');
    },
  };
  contents.emit('before-input-event', event, { ...key, isComposing: false, location: 0, modifiers: [] });
}

/** Carries out what the isolated world reported. */
export function performPageOp(contents: Emitter, ops: PageOps, message: PageMessage): void {
  switch (message.op) {
    case 'open':
      ops.open(toAppUrl(message.target), message.name, message.features);
      return;
    case 'closeWindow':
      ops.closeWindow();
      return;
    case 'navigate':
      ops.navigate(message.target);
      return;
    case 'titled':
      ops.titled(message.title);
      return;
    case 'activity':
      noteInput();
      return;
    case 'focused':
      ops.focused(message.focused);
      return;
    case 'resized':
      ops.resized(message.pixelRatio);
      return;
    case 'accelerator':
      menuAccelerators()[message.index]?.item.click({ triggeredByAccelerator: true });
      return;
    case 'key':
      inputEvent(contents, message.key);
      return;
    case 'copied':
      noteCopied(message.text);
      return;
    case 'zoom':
      ops.zoom(message.factor);
      return;
    case 'preloadFailed':
      ops.preloadFailed(Object.assign(new Error(message.message), { stack: message.stack }));
      return;
    default:
  }
}
