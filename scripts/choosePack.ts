import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultPack } from '../main/defaultPack.ts';
import { root } from './run.ts';

/** The pack to start: `--pack NAME`, else TANGGAP_PACK, else the default. Null, with a line that says which there are, when there is no such pack. */
export function choosePack(words: readonly string[]): string | null {
  const folder = join(root, 'packs');
  const { values } = parseArgs({ args: [...words], strict: false, options: { pack: { type: 'string' } } });
  const asked = typeof values.pack === 'string' ? values.pack : process.env['TANGGAP_PACK'];
  const pack = asked ?? defaultPack(folder);
  const all = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'pack.json')));
  if (all.includes(pack)) return pack;
  console.error(`There is no pack ${pack}. There are: ${all.join(', ')}`);
  return null;
}
