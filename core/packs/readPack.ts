import { Pack } from '../../shared/model/pack.ts';
import type { Fault } from './fault.ts';

/** The contents of pack.json, or everything that is wrong with its shape. */
export function readPack(text: string, file: string): Pack | readonly Fault[] {
  const json = parseJson(text);
  if ('reason' in json) return [{ file, ...json }];
  const parsed = Pack.safeParse(json.value);
  return parsed.success
    ? parsed.data
    : parsed.error.issues.map((issue) => ({ file, place: jsonPath(issue.path), reason: issue.message }));
}

/** ["dispositions", 3, "label"] → "dispositions[3].label"; the whole file is "$". */
const jsonPath = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '') || '$';

function parseJson(text: string): { readonly value: unknown } | { readonly place: string; readonly reason: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const position = Number(/at position (\d+)/.exec(reason)?.[1] ?? text.length);
    return { place: `line ${text.slice(0, position).split('\n').length}`, reason: 'This is not JSON' };
  }
}
