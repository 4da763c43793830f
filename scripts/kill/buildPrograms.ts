import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../run.ts';

/** A file that Node runs, and with what. */
export type Program = { readonly file: string; readonly env: NodeJS.ProcessEnv };
export type Programs = { readonly core: Program; readonly server: Program; readonly remove: () => void };

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
  // What Node compiles is kept for the next start; who is killed keeps nothing, so each runs once to its end.
  const { DATABASE_URL: _elsewhere, ...inherited } = process.env;
  const env = { ...inherited, NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const core = { file: join(folder, 'core.js'), env };
  const server = { file: join(folder, 'server.js'), env };
  execFileSync(process.execPath, [server.file, '--help'], { env, stdio: 'ignore' });
  const first = fork(core.file, [], { env, execArgv: [] });
  first.once('spawn', () => first.disconnect());
  await once(first, 'exit');
  return {
    core,
    server,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
