/** The event object that Electron's main-process listeners get first. */
export interface CancelableEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

/** A fresh event; `extra` adds the properties of that kind of event. */
export function cancelableEvent<T extends object>(extra: T): CancelableEvent & T {
  let defaultPrevented = false;
  const event = {
    preventDefault() {
      defaultPrevented = true;
    },
    get defaultPrevented() {
      return defaultPrevented;
    },
  };
  return Object.assign(event, extra);
}
