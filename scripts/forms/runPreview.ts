import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { openFormChecker } from '../../core/forms/openFormChecker.ts';
import { chromium, havePrograms, xvfb } from '../systemPrograms.ts';
import { couldNot } from './couldNot.ts';
import { buildPreview } from './preview/buildPreview.ts';
import { needsDisplay, openWindow } from './preview/openWindow.ts';
import { servePreview } from './preview/servePreview.ts';
import { watchForm } from './preview/watchForm.ts';
import { readForm } from './readForm.ts';

/** `preview`: a form's problems and its questions in a window, again each time it is saved, until the window is closed. */
export async function runPreview(file: string): Promise<number> {
  if (!existsSync(file)) return couldNot(`There is no ${file}.`);
  if (statSync(file).isDirectory()) return couldNot(`${file} is a folder; preview takes one form.`);
  if (!(await havePrograms(needsDisplay() ? [chromium, xvfb] : [chromium]))) return 2;
  const server = await servePreview(await buildPreview());
  const checker = openFormChecker();
  let last: Promise<void> = Promise.resolve();
  const check = async (): Promise<void> => {
    const read = readForm(file);
    if (!read.ok) return console.error(read.sentence);
    const start = performance.now();
    const { form, problems, problemCount, sheets } = await checker.check(read.file);
    const checkedAt = new Date().toISOString();
    server.tell({ fileName: basename(file), checkedAt, problems, problemCount, pictures: sheets, form });
    console.log(`${checkedAt.slice(11, 19)} ${problemCount} problems (${Math.round(performance.now() - start)} ms)`);
  };
  // One after the other, however fast somebody saves.
  const checkNext = (): void => {
    last = last.then(check);
  };
  checkNext();
  const stopWatching = watchForm(file, checkNext);
  const window = await openWindow(server.url);
  console.log(`preview of ${file}: ${server.url} (close the window or press Ctrl+C to end)`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, window.close);
  // However this ends, also by a fault or because nobody reads its output any more.
  process.on('exit', window.close);
  await window.closed;
  stopWatching();
  await last;
  checker.close();
  server.close();
  return 0;
}
