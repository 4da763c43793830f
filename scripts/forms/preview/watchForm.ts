import { statSync } from 'node:fs';
import { isData, listMedia } from '../listMedia.ts';

/** Milliseconds between two looks. A look asks the disk for times and sizes only. */
const everyMs = 200;

/**
 * Calls when the form or a file beside it was saved, once it has stayed as it is from one look to the next: programs write
 * in pieces, or into another file that takes the form's place. Looks rather than listens, because events of network drives and
 * of replaced files are lost. Gives the function that ends it.
 */
export function watchForm(path: string, onSaved: () => void): () => void {
  let told = signature(path);
  let seen = told;
  const timer = setInterval(() => {
    const now = signature(path);
    const isQuiet = now === seen;
    seen = now;
    if (!isQuiet || now === told || now === null) return;
    told = now;
    onSaved();
  }, everyMs);
  return () => clearInterval(timer);
}

/** Times and sizes of the form and the data that it reads, and what else lies beside it; null while the form is not there. */
function signature(path: string): string | null {
  try {
    const media = [...listMedia(path).values()];
    const read = [path, ...media.filter(isData)].map((file) => {
      const { mtimeMs, size, ino } = statSync(file);
      return `${file} ${mtimeMs} ${size} ${ino}`;
    });
    return [...read, ...media].join('\n');
  } catch {
    // One of them is being replaced just now.
    return null;
  }
}
