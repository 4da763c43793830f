/** The name inside the zip that a relation of a part points to: absolute from the top, or relative to the part's own folder. */
export function partPath(part: string, target: string): string {
  const path = decoded(target.replaceAll('\\', '/'));
  const folders = path.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') folders.pop();
    else if (step !== '' && step !== '.') folders.push(step);
  }
  return folders.join('/');
}

/** Where the relations of a part are kept: `xl/_rels/workbook.xml.rels`. */
export function relationsPath(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    // A "%" that escapes nothing is part of the name.
    return target;
  }
}
