import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { guardClass } from '../strict.ts';
import type { LivePage } from './livePage.ts';
import { printOptions } from './printOptions.ts';

/** The commands of WebContents that only pass something on to the page, or only remember it. */
export abstract class PageCommands extends EventEmitter {
  private isMuted = false;
  private isThrottled = true;

  /** The page, once it is there. */
  protected abstract live(): Promise<LivePage>;

  private run(command: string): void {
    const expression = `document.execCommand('${command}')`;
    void this.live().then(({ session }) => session.post('Runtime.evaluate', { expression, userGesture: true }));
  }

  openDevTools(): void {
    process.stderr.write('runtime/chromium: developer tools do not open here; use --remote-debugging-port\n');
  }
  closeDevTools(): void {
    // They are never open.
  }
  toggleDevTools(): void {
    this.openDevTools();
  }
  isDevToolsOpened(): boolean {
    return false;
  }
  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const { session } = await this.live();
    const { data } = await session.send('Page.printToPDF', printOptions(options));
    return Buffer.from(data, 'base64');
  }

  undo(): void {
    this.run('undo');
  }
  redo(): void {
    this.run('redo');
  }
  cut(): void {
    this.run('cut');
  }
  copy(): void {
    this.run('copy');
  }
  paste(): void {
    this.run('paste');
  }
  delete(): void {
    this.run('delete');
  }
  selectAll(): void {
    this.run('selectAll');
  }
  async insertText(text: string): Promise<void> {
    const { session } = await this.live();
    await session.send('Input.insertText', { text });
  }
  setBackgroundThrottling(allowed: boolean): void {
    this.isThrottled = allowed;
  }
  getBackgroundThrottling(): boolean {
    return this.isThrottled;
  }
  setIgnoreMenuShortcuts(): void {
    // Menu keys reach the menu only after the page has left them alone, in any case.
  }
  setAudioMuted(muted: boolean): void {
    this.isMuted = muted;
  }
  isAudioMuted(): boolean {
    return this.isMuted;
  }
}
guardClass(PageCommands, 'webContents');
