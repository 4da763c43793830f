import { parseArgs } from 'node:util';

export const usage = `npm run conformance -- URL --provisioning FILE

Checks the server at URL against docs/PROTOCOL.md over HTTP: one line for each check with what was seen, then JSON
{"checks":n,"failed":n}. It stores invented cases and publications (of a hotline called conformance), so give it a server for trying out.
FILE is what enrols a device; its key is kept in FILE.key, so that the same file serves again.

Exit code: 0 conforms, 1 a check failed, 2 the command could not be done.`;

export type ConformanceArguments = { readonly url: string; readonly provisioning: string };

type Reading =
  | { readonly ok: true; readonly value: ConformanceArguments }
  | { readonly ok: false; readonly sentence: string };

const wrong = (sentence: string): Reading => ({ ok: false, sentence });

/** Reads the words behind `npm run conformance --`. */
export function readArguments(words: readonly string[]): Reading {
  const parsed = parse(words);
  if ('sentence' in parsed) return wrong(parsed.sentence);
  const [url, second] = parsed.positionals;
  const { provisioning } = parsed.values;
  if (url === undefined) return wrong('Say which server: a URL, for example http://127.0.0.1:8787');
  if (second !== undefined) return wrong(`One server at a time; "${second}" is one too many.`);
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    return wrong(`"${url}" is not a URL that begins with http:// or https://`);
  if (provisioning === undefined) {
    return wrong(`The checks speak as an enrolled device: --provisioning FILE. The reference server writes such a file with
  npm run server -- provision --workstation 99 --server ${url} --out conformance.json --account tester:Tester:agent`);
  }
  return { ok: true, value: { url, provisioning } };
}

const parse = (words: readonly string[]) => {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { provisioning: { type: 'string' } },
    });
  } catch (error) {
    // The only way in which parseArgs tells of an unknown option or a missing value.
    return { sentence: error instanceof Error ? error.message : String(error) };
  }
};
