import { parseArgs } from 'node:util';

export type FormsCommand =
  | { readonly command: 'check'; readonly paths: readonly string[]; readonly json: boolean; readonly run: boolean }
  | { readonly command: 'compile'; readonly file: string; readonly out: string; readonly json: boolean }
  | { readonly command: 'preview'; readonly file: string };

export const usage = `npm run forms -- check FILE|FOLDER … [--json] [--no-run]
npm run forms -- compile FILE --out FILE.xml [--json]
npm run forms -- preview FILE

check    tells everything that is wrong with a form (.xlsx, .xlsm, .xml), by sheet and cell or by line; ends with a dry run in the
         engine, which --no-run leaves out
compile  writes the XForm that the console would run; nothing when the form has an error
preview  shows a workbook's problems and its questions in a window, again each time the workbook is saved

Media lie beside the form or in NAME-media/. Exit code: 0 sound, 1 a form has an error, 2 the command could not be done.`;

type Reading = { readonly ok: true; readonly value: FormsCommand } | { readonly ok: false; readonly sentence: string };

const wrong = (sentence: string): Reading => ({ ok: false, sentence });

/** Reads the words behind `npm run forms --`. */
export function readArguments(words: readonly string[]): Reading {
  const parsed = parse(words);
  if ('sentence' in parsed) return wrong(parsed.sentence);
  const { values, positionals } = parsed;
  const [command, ...paths] = positionals;
  const { json, out } = values;
  const run = !values['no-run'];
  const [file, second] = paths;
  if (command === undefined) return wrong('Say what to do: check, compile or preview.');
  if (command !== 'check' && command !== 'compile' && command !== 'preview')
    return wrong(`There is no command "${command}"; there are check, compile and preview.`);
  if (file === undefined) return wrong(`Say which form: ${command} FILE`);
  if (command === 'check') {
    return out === undefined
      ? { ok: true, value: { command, paths, json, run } }
      : wrong('--out belongs to compile; check writes no file.');
  }
  if (second !== undefined) return wrong(`${command} takes one file; "${second}" is one too many.`);
  if (command === 'preview') {
    return out === undefined && !json && run
      ? { ok: true, value: { command, file } }
      : wrong('preview takes no options.');
  }
  return out === undefined
    ? wrong('Say where the XForm goes: compile FILE --out FILE.xml')
    : { ok: true, value: { command, file, out, json } };
}

const parse = (words: readonly string[]) => {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        'no-run': { type: 'boolean', default: false },
        out: { type: 'string' },
      },
    });
  } catch (error) {
    // The only way in which parseArgs tells of an unknown option or a missing value.
    return { sentence: error instanceof Error ? error.message : String(error) };
  }
};
