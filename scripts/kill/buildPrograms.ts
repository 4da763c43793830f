import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../run.ts';

export type Programs = { readonly core: string; readonly server: string; readonly remove: () => void };

/**
 * Core and server as single files, as they ship: started twice a second, reading two hundred files each time would be most
 * of the run. They lie inside the checkout, because their native parts are found from there.
 */
export async function buildPrograms(): Promise<Programs> {
  const artifacts = join(root, 'artifacts');
  mkdirSync(artifacts, { recursive: true });
  const folder = mkdtempSync(join(artifacts, 'kill-'));
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2', 'pg'] },
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      rolldownOptions: {
        input: { core: join(root, 'core/core.ts'), server: join(root, 'server/main.ts') },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
  return {
    core: join(folder, 'core.js'),
    server: join(folder, 'server.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
