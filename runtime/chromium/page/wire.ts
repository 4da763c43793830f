/** A key as the menu's accelerators see it. */
export interface PageKey {
  type: 'keyDown' | 'keyUp';
  key: string;
  code: string;
  control: boolean;
  shift: boolean;
  alt: boolean;
  meta: boolean;
  isAutoRepeat: boolean;
}

/** What the isolated world of a page tells the runtime. `args`, `message` and `data` are codec text. */
export type FromPage =
  | { op: 'send'; channel: string; args: string }
  | { op: 'invoke'; id: number; channel: string; args: string }
  | { op: 'post'; channel: string; message: string; ports: string[] }
  | { op: 'port'; id: string; data: string; ports: string[] }
  | { op: 'portClosed'; id: string }
  | { op: 'open'; target: string; name: string; features: string }
  | { op: 'navigate'; target: string }
  | { op: 'closeWindow' }
  | { op: 'titled'; title: string }
  | { op: 'activity' }
  | { op: 'focused'; focused: boolean }
  | { op: 'resized'; pixelRatio: number }
  | { op: 'accelerator'; index: number }
  | { op: 'key'; key: PageKey }
  | { op: 'copied'; text: string }
  | { op: 'zoom'; factor: number }
  | { op: 'preloadFailed'; message: string; stack: string };

/** Every message says where its document is, so that the sender can be judged. */
export type PageMessage = FromPage & { url: string };

/** What the runtime tells the isolated world of a page. */
export type ToPage =
  | { op: 'event'; channel: string; args: string; ports: string[] }
  | { op: 'message'; channel: string; message: string; ports: string[] }
  | { op: 'reply'; id: number; value: string }
  | { op: 'failure'; id: number; message: string }
  | { op: 'port'; id: string; data: string; ports: string[] }
  | { op: 'portClosed'; id: string }
  | { op: 'copy'; text: string }
  | { op: 'release' }
  | { op: 'accelerators'; list: PageAccelerator[]; watchKeys: boolean };

/** A key combination that the application menu answers to. `key` is lower case, as in KeyboardEvent.key. */
export interface PageAccelerator {
  key: string;
  control: boolean;
  shift: boolean;
  alt: boolean;
  meta: boolean;
}

/** What a document is told when it starts. */
export interface PageConfig {
  binding: string;
  receiver: string;
  rendezvous: string;
  blankPage: string;
  subFrames: boolean;
  zoomFactor: number;
  accelerators: PageAccelerator[];
  watchKeys: boolean;
  /** Lets the main process decide when the user closes the window. */
  guardUnload: boolean;
  process: {
    versions: Record<string, string>;
    platform: string;
    arch: string;
    argv: string[];
    env: Record<string, string>;
  };
}
