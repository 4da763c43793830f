/** The parameters cell: "start=0 end=10; step=0.5". Keys in lower case. */
export type Parameters = {
  readonly values: ReadonlyMap<string, string>;
  /** The first piece that is no `key=value`; null when all is well. */
  readonly wrong: string | null;
};

/** These name a column of a file, where capitals count. */
const exact: ReadonlySet<string> = new Set(['label', 'value', 'seed', 'app', 'reference-geometry', 'tick_labelset']);

const pair = /^[\s,;]*([^\s=,;]+)\s*=\s*([^\s=,;]+)/;

export function readParameters(text: string): Parameters {
  const values = new Map<string, string>();
  let rest = text;
  for (;;) {
    const found = pair.exec(rest);
    if (found === null) break;
    const [whole, key = '', value = ''] = found;
    const name = key.toLowerCase();
    values.set(name, exact.has(name) ? value : value.toLowerCase());
    rest = rest.slice(whole.length);
  }
  const wrong = rest.replaceAll(/^[\s,;]+|[\s,;]+$/g, '');
  return { values, wrong: wrong === '' ? null : wrong };
}
