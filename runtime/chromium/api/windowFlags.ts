import { EventEmitter } from 'node:events';
import { guardClass } from '../strict.ts';

/** What a window remembers although nothing here shows it: there is no desktop around a window of this runtime. */
export class FlaggedWindow extends EventEmitter {
  resizable = true;
  movable = true;
  minimizable = true;
  maximizable = true;
  closable = true;
  focusable = true;
  fullScreenable = true;
  autoHideMenuBar = false;
  menuBarVisible = true;
  documentEdited = false;
  private alwaysOnTop = false;
  private enabled = true;
  private opacity = 1;
  private contentProtected = false;

  isResizable(): boolean {
    return this.resizable;
  }
  setResizable(resizable: boolean): void {
    this.resizable = resizable;
  }
  isMovable(): boolean {
    return this.movable;
  }
  setMovable(movable: boolean): void {
    this.movable = movable;
  }
  isMinimizable(): boolean {
    return this.minimizable;
  }
  setMinimizable(minimizable: boolean): void {
    this.minimizable = minimizable;
  }
  isMaximizable(): boolean {
    return this.maximizable;
  }
  setMaximizable(maximizable: boolean): void {
    this.maximizable = maximizable;
  }
  isClosable(): boolean {
    return this.closable;
  }
  setClosable(closable: boolean): void {
    this.closable = closable;
  }
  isFocusable(): boolean {
    return this.focusable;
  }
  setFocusable(focusable: boolean): void {
    this.focusable = focusable;
  }
  isFullScreenable(): boolean {
    return this.fullScreenable;
  }
  setFullScreenable(fullScreenable: boolean): void {
    this.fullScreenable = fullScreenable;
  }
  isMenuBarAutoHide(): boolean {
    return this.autoHideMenuBar;
  }
  setAutoHideMenuBar(hide: boolean): void {
    this.autoHideMenuBar = hide;
  }
  isMenuBarVisible(): boolean {
    return this.menuBarVisible;
  }
  setMenuBarVisibility(visible: boolean): void {
    this.menuBarVisible = visible;
  }
  setMenu(): void {
    // Menus are not drawn; only the application menu's keys work.
  }
  removeMenu(): void {
    this.menuBarVisible = false;
  }
  isAlwaysOnTop(): boolean {
    return this.alwaysOnTop;
  }
  setAlwaysOnTop(flag: boolean): void {
    this.alwaysOnTop = flag;
    this.emit('always-on-top-changed', {}, flag);
  }
  isEnabled(): boolean {
    return this.enabled;
  }
  setEnabled(enable: boolean): void {
    this.enabled = enable;
  }
  getOpacity(): number {
    return this.opacity;
  }
  setOpacity(opacity: number): void {
    this.opacity = Math.min(1, Math.max(0, opacity));
  }
  /** Linux cannot keep windows out of screenshots, here as in Electron. */
  setContentProtection(enable: boolean): void {
    this.contentProtected = enable;
  }
  isContentProtected(): boolean {
    return this.contentProtected;
  }
  setIcon(): void {
    // No task bar.
  }
  setSkipTaskbar(): void {
    // No task bar.
  }
  setProgressBar(): void {
    // No task bar.
  }
  flashFrame(): void {
    // No task bar.
  }
  isModal(): boolean {
    return false;
  }
  isKiosk(): boolean {
    return false;
  }
}
guardClass(FlaggedWindow, 'BrowserWindow');
