import { existsSync, rmSync, statSync, writeFileSync, renameSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkInChild } from '../../core/forms/checkInChild.ts';
import { asText } from './asText.ts';
import { asJson } from './checkedFile.ts';
import { couldNot } from './couldNot.ts';
import type { FormsCommand } from './readArguments.ts';
import { readForm } from './readForm.ts';

/** `compile`: writes the XForm that the console would run, or nothing when the form has an error; the exit code. */
export async function runCompile({
  file,
  out,
  json,
}: Extract<FormsCommand, { readonly command: 'compile' }>): Promise<number> {
  if (!existsSync(file)) return couldNot(`There is no ${file}.`);
  if (statSync(file).isDirectory()) return couldNot(`${file} is a folder; compile takes one form.`);
  if (resolve(out) === resolve(file)) return couldNot(`${out} is the form itself; the XForm goes to another file.`);
  const read = readForm(file);
  if (!read.ok) return couldNot(read.sentence);
  const { form, problems, problemCount, effort } = await checkInChild(read.file);
  if (form !== null) {
    const failure = writeWhole(out, form.xml);
    if (failure !== null) return couldNot(`${out} cannot be written: ${failure}`);
  }
  const result = { file, problems, problemCount, effort, dryRun: null };
  console.log(json ? asJson([result]) : asText(result));
  return form === null ? 1 : 0;
}

/** All of it or nothing: a file that was there before stays whole when the disk is full. */
function writeWhole(path: string, text: string): string | null {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, path);
    return null;
  } catch (error) {
    rmSync(beside, { force: true });
    return error instanceof Error ? error.message : String(error);
  }
}
