/** The headers of a CSV file: quoted or not, separated by ",", ";" or tabs. */
export function csvColumns(text: string): readonly string[] {
  const line = firstLine(text.replace(/^\uFEFF/, ''));
  const separator = [',', ';', '\t'].reduce((best, mark) => (count(line, mark) > count(line, best) ? mark : best), ',');
  const columns: string[] = [];
  let rest = line;
  for (;;) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*/.exec(rest);
    const end = quoted === null ? rest.indexOf(separator) : rest.indexOf(separator, quoted[0].length);
    const raw = end < 0 ? rest : rest.slice(0, end);
    columns.push(quoted?.[1]?.replaceAll('""', '"') ?? raw.trim());
    if (end < 0) return columns.filter((column) => column !== '');
    rest = rest.slice(end + 1);
  }
}

/** A quoted header may have line ends in it. */
function firstLine(text: string): string {
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const mark = text[index];
    if (mark === '"') quoted = !quoted;
    else if (!quoted && (mark === '\n' || mark === '\r')) return text.slice(0, index);
  }
  return text;
}

const count = (text: string, mark: string): number => text.split(mark).length - 1;
