import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { expect, it, onTestFinished } from 'vitest';
import { findChromium } from '../../runtime/chromium/browser/findChromium.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { writeFiles } from './formsCommand.ts';
import type { WorkbookData } from './workbookData.ts';

const first: WorkbookData = { survey: ['type | name | label', 'text | nama | Siapa nama Anda?'] };
const second: WorkbookData = {
  survey: ['type | name | label', 'text | nama | Siapa nama Anda?', 'integer | umur | Berapa umur Anda?'],
};
const faulty: WorkbookData = { survey: ['type | name | label', 'txet | nama | Siapa nama Anda?'] };

/** The command with its window, and where its page is. */
function startPreview(folder: string, file: string): Promise<string> {
  const script = join(import.meta.dirname, '../../scripts/forms.ts');
  const command = spawn(process.execPath, [script, 'preview', file], {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: '', TANGGAP_HEADLESS: '1' },
  });
  onTestFinished(async () => {
    command.kill('SIGINT');
    if (command.exitCode === null && command.signalCode === null) await once(command, 'exit');
  });
  let said = '';
  return new Promise((resolve, reject) => {
    command.stdout.on('data', (piece: Buffer) => {
      said += piece.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (url !== undefined) resolve(url);
    });
    command.on('exit', () => reject(new Error(`the preview ended: ${said}`)));
  });
}

it('shows a form while it is written: its questions, its problems, and what was answered stays', async () => {
  const folder = tempFolder();
  writeFiles(folder, { 'formulir.xlsx': first, 'b/kedua.xlsx': second, 'b/salah.xlsx': faulty });
  const url = await startPreview(folder, 'formulir.xlsx');
  const browser = await chromium.launch({ executablePath: findChromium(process.env), args: ['--no-sandbox'] });
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ locale: 'id-ID' });
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.goto(url);
  await page.getByLabel('Siapa nama Anda?').fill('Sari');

  // As an editor saves: beside the form, then in its place.
  copyFileSync(join(folder, 'b/salah.xlsx'), join(folder, '~$baru.tmp'));
  renameSync(join(folder, '~$baru.tmp'), join(folder, 'formulir.xlsx'));
  await page.getByText('survey, sel A2').waitFor();
  await page.getByText('Maksud Anda "text"?').waitFor();
  expect(await page.getByLabel('Siapa nama Anda?').inputValue()).toBe('Sari');

  // As a program saves that writes over the file.
  copyFileSync(join(folder, 'b/kedua.xlsx'), join(folder, 'formulir.xlsx'));
  await page.getByLabel('Berapa umur Anda?').waitFor();
  expect(await page.getByLabel('Siapa nama Anda?').inputValue()).toBe('Sari');
  expect(await page.getByText('survey, sel A2').count()).toBe(0);
  expect(complaints).toEqual([]);
});
