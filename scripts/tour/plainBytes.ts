import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files under a folder that hold one of the words in plain bytes, UTF-8 or UTF-16 (both byte orders). */
export function filesWithPlainBytes(folder: string, words: readonly string[]): readonly string[] {
  const needles = words
    .filter((word) => word !== '')
    .flatMap((word) => {
      const little = Buffer.from(word, 'utf16le');
      return [Buffer.from(word, 'utf8'), little, Buffer.from(little).swap16()];
    });
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return needles.some((needle) => bytes.includes(needle));
    });
}
