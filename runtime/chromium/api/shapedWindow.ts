import type Electron from 'electron';
import { screen } from './screen.ts';
import { FlaggedWindow } from './windowFlags.ts';
import { clampSize, initialShape } from './windowShape.ts';
import type { ShapeState, WindowShape } from './windowShape.ts';

/** The place, the size and the state of a window. They change at once here; Chromium follows. */
export abstract class ShapedWindow extends FlaggedWindow {
  protected readonly shape: WindowShape;

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.shape = initialShape(options, screen.getPrimaryDisplay().size);
  }

  /** Makes Chromium follow. */
  protected abstract applyShape(): Promise<void>;
  protected abstract gainFocus(): void;
  protected abstract loseFocus(): void;

  private changeState(state: ShapeState, event: string): void {
    this.shape.state = state;
    void this.applyShape();
    this.emit(event);
  }
  minimize(): void {
    if (this.shape.state === 'minimized') return;
    this.loseFocus();
    this.changeState('minimized', 'minimize');
  }
  restore(): void {
    if (this.shape.state !== 'minimized') return;
    this.changeState('normal', 'restore');
    this.gainFocus();
  }
  isMinimized(): boolean {
    return this.shape.state === 'minimized';
  }
  maximize(): void {
    if (this.shape.state !== 'maximized') this.changeState('maximized', 'maximize');
  }
  unmaximize(): void {
    if (this.shape.state === 'maximized') this.changeState('normal', 'unmaximize');
  }
  isMaximized(): boolean {
    return this.shape.state === 'maximized';
  }
  isNormal(): boolean {
    return this.shape.state === 'normal';
  }
  setFullScreen(flag: boolean): void {
    if (flag === this.isFullScreen()) return;
    this.changeState(flag ? 'fullscreen' : 'normal', flag ? 'enter-full-screen' : 'leave-full-screen');
  }
  isFullScreen(): boolean {
    return this.shape.state === 'fullscreen';
  }

  getBounds(): Electron.Rectangle {
    const whole = this.shape.state === 'maximized' || this.shape.state === 'fullscreen';
    return whole ? screen.getPrimaryDisplay().bounds : { ...this.shape.bounds };
  }
  getNormalBounds(): Electron.Rectangle {
    return { ...this.shape.bounds };
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    const before = this.shape.bounds;
    const { minimum, maximum } = this.shape;
    const next = { ...before, ...bounds };
    this.shape.bounds = { x: next.x, y: next.y, ...clampSize(next, minimum, maximum) };
    const { x, y, width, height } = this.shape.bounds;
    void this.applyShape();
    if (width !== before.width || height !== before.height) this.emit('resize');
    if (x !== before.x || y !== before.y) this.emit('move');
  }
  getContentBounds(): Electron.Rectangle {
    return this.getBounds();
  }
  setContentBounds(bounds: Electron.Rectangle): void {
    this.setBounds(bounds);
  }
  getSize(): number[] {
    const { width, height } = this.getBounds();
    return [width, height];
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  getContentSize(): number[] {
    return this.getSize();
  }
  setContentSize(width: number, height: number): void {
    this.setSize(width, height);
  }
  getPosition(): number[] {
    const { x, y } = this.getBounds();
    return [x, y];
  }
  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }
  center(): void {
    const { width, height } = screen.getPrimaryDisplay().size;
    const { bounds } = this.shape;
    this.setPosition(Math.round((width - bounds.width) / 2), Math.round((height - bounds.height) / 2));
  }
  getMinimumSize(): number[] {
    return [this.shape.minimum.width, this.shape.minimum.height];
  }
  setMinimumSize(width: number, height: number): void {
    this.shape.minimum = { width, height };
    this.setBounds({});
  }
  getMaximumSize(): number[] {
    return [this.shape.maximum.width, this.shape.maximum.height];
  }
  setMaximumSize(width: number, height: number): void {
    this.shape.maximum = { width, height };
    this.setBounds({});
  }
}
