import type Electron from 'electron';
import type { WantedWindow } from './windowOpen.ts';

/** What the contents need of the window around them. */
export interface ContentsHost {
  close: () => void;
  /** The user closes the window from its frame; true when the app lets it. */
  userCloses: () => boolean;
  closing: () => boolean;
  kept: () => void;
  focus: () => void;
  focused: (focused: boolean) => void;
  isFocused: () => boolean;
  resized: () => void;
  contentSize: () => { width: number; height: number };
  open: (options: Electron.BrowserWindowConstructorOptions, wanted: WantedWindow) => void;
}
