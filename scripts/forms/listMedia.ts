import { readdirSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { isHidden } from './findForms.ts';
import { isMediaXml } from './isMediaXml.ts';

const workbookEndings = new Set(['.xlsx', '.xlsm', '.xls', '.xlsb', '.ods']);

const dataEndings = new Set(['.csv', '.tsv', '.xml', '.geojson', '.json']);

/** Data is read by the form; of pictures and sounds it is enough that they are there. */
export const isData = (path: string): boolean => dataEndings.has(extname(path).toLowerCase());

/** Paths by name of the files that lie beside a form and in `NAME-media/`, where the same name counts first. */
export function listMedia(form: string): ReadonlyMap<string, string> {
  const folder = dirname(form);
  const own = join(folder, `${basename(form, extname(form))}-media`);
  return new Map(
    [folder, own].flatMap((place) =>
      filesIn(place)
        .filter((name) => isMedia(join(place, name)))
        .map((name): [string, string] => [name, join(place, name)]),
    ),
  );
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && !isHidden(entry.name))
      .map(({ name }) => name);
  } catch {
    // A form without a folder of media is the rule.
    return [];
  }
}

/** Other forms are nobody's media. */
function isMedia(path: string): boolean {
  const ending = extname(path).toLowerCase();
  return ending === '.xml' ? isMediaXml(path) : !workbookEndings.has(ending);
}
