/** @typeParam Out what this process says. */
export type Port<Out> = {
  readonly post: (message: Out) => void;
  readonly onMessage: (listener: (data: unknown) => void) => void;
};

/** What Electron puts on `process` in a utility process; typed here because core never imports electron. */
type ParentPort = {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', listener: (message: { readonly data: unknown }) => void) => void;
};

const isParentPort = (value: unknown): value is ParentPort =>
  typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;

/** The way to whoever started this process: the utility process' port, or the channel of a plain Node child. */
export function openPort<Out>(): Port<Out> {
  const parentPort: unknown = Reflect.get(process, 'parentPort');
  if (isParentPort(parentPort)) {
    return {
      // The utility process' port knows no origins; only a window's has the second argument.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      post: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data)),
    };
  }
  return {
    post: (message) => {
      process.send?.(message);
    },
    onMessage: (listener) => {
      process.on('message', listener);
      // Without a parent there is nobody to work for.
      process.on('disconnect', () => process.exit(0));
    },
  };
}
