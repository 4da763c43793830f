import type Electron from 'electron';
import { guardObject } from '../strict.ts';

type Given<Options> = [options: Options] | [window: object, options: Options];

/** Dialogs take the window first or leave it out. */
function optionsOf<Options>(given: Given<Options>): Options {
  return given.length === 1 ? given[0] : given[1];
}

function say(kind: string, text: string): void {
  process.stderr.write(`runtime/chromium: ${kind} answered "cancel": ${text}\n`);
}

/** What closing a message box answers: its cancel button, found as Electron finds it. */
function cancelled(options: Electron.MessageBoxOptions): number {
  if (options.cancelId !== undefined) return options.cancelId;
  const named = (options.buttons ?? []).findIndex((label) =>
    ['cancel', 'no'].includes(label.replace('&', '').toLowerCase()),
  );
  return named === -1 ? 0 : named;
}

/**
 * Electron's `dialog` on a machine with nobody at it: every dialog is told on stderr and cancelled. A test that wants another
 * answer replaces the function (`electronApp.evaluate(({ dialog }) => { dialog.showMessageBox = … })`), as on Electron.
 */
export const dialog = guardObject(
  {
    showMessageBox(...given: Given<Electron.MessageBoxOptions>): Promise<Electron.MessageBoxReturnValue> {
      const options = optionsOf(given);
      say('showMessageBox', options.message);
      return Promise.resolve({ response: cancelled(options), checkboxChecked: options.checkboxChecked ?? false });
    },
    showMessageBoxSync(...given: Given<Electron.MessageBoxSyncOptions>): number {
      const options = optionsOf(given);
      say('showMessageBoxSync', options.message);
      return cancelled(options);
    },
    showOpenDialog(...given: Given<Electron.OpenDialogOptions>): Promise<Electron.OpenDialogReturnValue> {
      say('showOpenDialog', optionsOf(given).title ?? '');
      return Promise.resolve({ canceled: true, filePaths: [] });
    },
    showOpenDialogSync(...given: Given<Electron.OpenDialogSyncOptions>): string[] | undefined {
      say('showOpenDialogSync', optionsOf(given).title ?? '');
      return undefined;
    },
    showSaveDialog(...given: Given<Electron.SaveDialogOptions>): Promise<Electron.SaveDialogReturnValue> {
      say('showSaveDialog', optionsOf(given).title ?? '');
      return Promise.resolve({ canceled: true, filePath: '' });
    },
    showSaveDialogSync(...given: Given<Electron.SaveDialogSyncOptions>): string {
      say('showSaveDialogSync', optionsOf(given).title ?? '');
      return '';
    },
    showErrorBox(title: string, content: string): void {
      process.stderr.write(`runtime/chromium: error box: ${title}: ${content}\n`);
    },
  },
  'dialog',
);
