import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Default = z.object({ pack: z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/) });

/** The hotline of this installation where the command line names none: `default.json` among the packs, which IT staff may change. */
export function defaultPack(packs: string): string {
  return Default.parse(JSON.parse(readFileSync(join(packs, 'default.json'), 'utf8'))).pack;
}
