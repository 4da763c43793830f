import type { PageAccelerator } from '../page/wire.ts';

const NAMED: Record<string, string> = {
  plus: '+',
  space: ' ',
  esc: 'escape',
  return: 'enter',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
};

/** An Electron accelerator ("CmdOrCtrl+Shift+K") as the key event it stands for; throws when it names no key. */
export function parseAccelerator(text: string): PageAccelerator {
  const result: PageAccelerator = { key: '', control: false, shift: false, alt: false, meta: false };
  for (const part of text.toLowerCase().split('+')) {
    switch (part) {
      case 'cmdorctrl':
      case 'commandorcontrol':
      case 'control':
      case 'ctrl':
        result.control = true;
        break;
      case 'shift':
        result.shift = true;
        break;
      case 'alt':
      case 'option':
        result.alt = true;
        break;
      case 'super':
      case 'meta':
      case 'cmd':
      case 'command':
        result.meta = true;
        break;
      default:
        result.key = NAMED[part] ?? part;
    }
  }
  if (result.key === '') throw new Error(`The accelerator '${text}' names no key`);
  return result;
}
