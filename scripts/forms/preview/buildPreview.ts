import { join } from 'node:path';
import { build } from 'vite';
import { windowBuild, windowPlugins } from '../../vite/windowBuild.ts';
import { root } from '../../run.ts';

/** The preview's page, built like the console's window; its files by their path. */
export async function buildPreview(): Promise<ReadonlyMap<string, Uint8Array>> {
  const built = await build({
    root: join(root, 'renderer/preview'),
    configFile: false,
    logLevel: 'error',
    plugins: windowPlugins(),
    build: { ...windowBuild, emptyOutDir: false, write: false, minify: false },
  });
  const outputs = [built].flat().flatMap((output) => ('output' in output ? output.output : []));
  return new Map(
    outputs.map((file) => [`/${file.fileName}`, Buffer.from(file.type === 'chunk' ? file.code : file.source)]),
  );
}
