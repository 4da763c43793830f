import { EventEmitter } from 'node:events';
import { guardClass, guardObject } from '../strict.ts';

type Payload = string | Blob | Promise<string | Blob>;

/** Windows learn what the app copied from 'written', and tell what their pages copied by `copiedInPage`. */
export const clipboardLink = new EventEmitter<{ written: [text: string] }>();

/** Electron's ClipboardItem, for the types of the web. */
export class ClipboardItem {
  readonly types: string[];
  private readonly items: Record<string, Payload>;

  constructor(items: Record<string, Payload>) {
    this.items = items;
    this.types = Object.keys(items);
  }
  async getType(type: string): Promise<Blob> {
    const payload = await this.items[type];
    if (payload === undefined) throw new Error(`The type '${type}' was not found`);
    return typeof payload === 'string' ? new Blob([payload], { type }) : payload;
  }
}
guardClass(ClipboardItem);

function createClipboard(name: string, shared: boolean) {
  let content: ClipboardItem[] = [];
  async function textOf(): Promise<string> {
    const item = content.find(({ types }) => types.includes('text/plain'));
    return item === undefined ? '' : (await item.getType('text/plain')).text();
  }
  return guardObject(
    {
      clear(): void {
        content = [];
        if (shared) clipboardLink.emit('written', '');
      },
      has: (mimetype: string): Promise<boolean> =>
        Promise.resolve(content.some(({ types }) => types.includes(mimetype))),
      read: (): Promise<ClipboardItem[]> => Promise.resolve([...content]),
      readText: textOf,
      async write(data: ClipboardItem[]): Promise<void> {
        content = [...data];
        if (shared) clipboardLink.emit('written', await textOf());
      },
      writeText(text: string): Promise<void> {
        content = [new ClipboardItem({ 'text/plain': text })];
        if (shared) clipboardLink.emit('written', text);
        return Promise.resolve();
      },
      copiedInPage(text: string): void {
        content = [new ClipboardItem({ 'text/plain': text })];
      },
    },
    name,
  );
}

const { copiedInPage: _selection, ...selection } = createClipboard('clipboard.selection', false);
const { copiedInPage, ...main } = createClipboard('clipboard', true);

/** A page of this app copied text. */
export const noteCopied = copiedInPage;

/** Electron's `clipboard` since 44: promises, in the main process only. Shared with this app's pages, not with the desktop. */
export const clipboard = guardObject(
  { ...main, selection: guardObject(selection, 'clipboard.selection') },
  'clipboard',
);
