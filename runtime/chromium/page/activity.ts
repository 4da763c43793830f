import type { FromPage, PageAccelerator, PageKey, ToPage } from './wire.ts';

/** Reports what the main process must know of a window: input, focus, size, menu keys, what was copied. Runs inside pages. */
export function watchActivity(
  start: { accelerators: PageAccelerator[]; watchKeys: boolean },
  tell: (message: FromPage) => void,
): { receive: (message: ToPage) => void } {
  let { accelerators, watchKeys } = start;
  let lastInput = Number.NEGATIVE_INFINITY;

  const describe = (event: KeyboardEvent): PageKey => ({
    type: event.type === 'keyup' ? 'keyUp' : 'keyDown',
    key: event.key,
    code: event.code,
    control: event.ctrlKey,
    shift: event.shiftKey,
    alt: event.altKey,
    meta: event.metaKey,
    isAutoRepeat: event.repeat,
  });

  const input = (): void => {
    const now = performance.now();
    if (now - lastInput < 1000) return;
    lastInput = now;
    tell({ op: 'activity' });
  };
  for (const type of ['keydown', 'pointerdown', 'pointermove', 'wheel']) {
    window.addEventListener(type, input, { capture: true, passive: true });
  }

  const watched = (event: KeyboardEvent): void => {
    if (watchKeys && event.isTrusted) tell({ op: 'key', key: describe(event) });
  };
  window.addEventListener('keydown', watched, { capture: true });
  window.addEventListener('keyup', watched, { capture: true });

  const unhandled = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const index = accelerators.findIndex(
      (one) =>
        one.key === event.key.toLowerCase() &&
        one.control === event.ctrlKey &&
        one.alt === event.altKey &&
        one.meta === event.metaKey &&
        // A key that is itself typed with Shift ("+", "?") carries it already.
        (one.shift === event.shiftKey ||
          (event.key.length === 1 && event.key.toLowerCase() === event.key.toUpperCase())),
    );
    const modifiers = `${event.ctrlKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${event.shiftKey ? 'shift+' : ''}`;
    const combination = `${modifiers}${event.key.toLowerCase()}`;
    // Keys that a Chromium window answers to and an Electron window does not; in here, for this function goes into the page as text.
    const browserKeys = /^(?:f1|f3|f5|f6|f7|f11|ctrl\+(?:shift\+)?[a-z0-9=+-]|alt\+arrow(?:left|right))$/;
    const editing = /^ctrl\+(?:shift\+)?[acvxyz]$/;
    if (index !== -1) tell({ op: 'accelerator', index });
    if (index !== -1 || (browserKeys.test(combination) && !editing.test(combination))) event.preventDefault();
  };
  // As in Electron, the menu sees a key only after the page has left it alone: a listener added now runs after the page's.
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.isTrusted) window.addEventListener('keydown', unhandled, { once: true });
    },
    { capture: true },
  );

  window.addEventListener('focus', () => tell({ op: 'focused', focused: true }));
  window.addEventListener('blur', () => tell({ op: 'focused', focused: false }));
  window.addEventListener('resize', () => tell({ op: 'resized', pixelRatio: window.devicePixelRatio }));

  const copied = (event: ClipboardEvent): void => {
    const field = document.activeElement;
    const inField = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
    const selected = inField
      ? field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)
      : String(document.getSelection());
    const text = event.defaultPrevented ? (event.clipboardData?.getData('text/plain') ?? '') : selected;
    if (text !== '') tell({ op: 'copied', text });
  };
  window.addEventListener('copy', copied);
  window.addEventListener('cut', copied);

  const copy = (text: string): void => {
    const fill = (event: ClipboardEvent): void => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('copy', fill, { capture: true, once: true });
    document.execCommand('copy');
    window.removeEventListener('copy', fill, { capture: true });
  };

  return {
    receive(message) {
      if (message.op === 'copy') copy(message.text);
      if (message.op !== 'accelerators') return;
      accelerators = message.list;
      watchKeys = message.watchKeys;
    },
  };
}
