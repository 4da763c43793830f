/** What the fixture's preload exposes. */
interface FixtureBridge {
  /** Of the product's own window (shared/contract/ipc.ts). */
  call: (name: string, input: unknown) => Promise<unknown>;
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  send(channel: string, ...args: unknown[]): void;
  /** Through the main process and back. */
  echo<T>(value: T): Promise<T>;
  heard(): unknown[][];
  onEvent(listener: (...args: never[]) => void): () => void;
  connect(): Promise<unknown>;
  connectAndAsk(question: unknown): Promise<unknown>;
  closePort(): void;
  identity<T>(value: T): T;
  sum(a: number, b: number): number;
  fails(): never;
  rejects(): Promise<never>;
  callBack(call: (value: number) => number): number;
  keep(call: (value: unknown) => void): void;
  point(): { x: number };
  nested: { list: unknown[]; text: string };
  globals(): { require: string[]; process: unknown[]; secret: string };
  again(): string;
}

declare var bridge: FixtureBridge;

// What tests keep in pages and in the main process between two evaluations.
declare var heardHere: unknown[];
declare var state: { heard: unknown[]; stop: () => void };
declare var chosen: string[];
