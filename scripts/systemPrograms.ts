import { existsSync } from 'node:fs';
import { isInstalled, run } from './run.ts';

type SystemProgram = {
  /** Debian package. */
  readonly debian: string;
  readonly purpose: string;
  readonly present: () => boolean;
};

export const chromium: SystemProgram = {
  debian: 'chromium',
  purpose: "shows the console's windows where Electron's own binary cannot be downloaded",
  present: () => ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].some(isInstalled),
};

export const xvfb: SystemProgram = {
  debian: 'xvfb',
  purpose: 'a virtual display for machines without a screen',
  present: () => isInstalled('Xvfb'),
};

export const postgresql: SystemProgram = {
  debian: 'postgresql',
  purpose: 'the server is tested on it as well as on SQLite',
  present: () => isInstalled('initdb') || existsSync('/usr/lib/postgresql'),
};

/**
 * Installs what is missing where that is possible (root and apt); otherwise says the exact line to type and is false.
 * @param say where to, for commands whose output is read by programs.
 */
export async function havePrograms(
  wanted: readonly SystemProgram[],
  say: (text: string) => void = console.log,
): Promise<boolean> {
  const missing = wanted.filter((program) => !program.present());
  if (missing.length === 0) return true;
  const packages = missing.map((program) => program.debian);
  for (const { debian, purpose } of missing) say(`Missing: ${debian} (${purpose})`);
  const line = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() !== 0 || !isInstalled('apt-get')) {
    say(`Install it, then run this command again:\n\n    sudo sh -c '${line}'\n`);
    return false;
  }
  say(`Installing: ${packages.join(', ')}`);
  const code = await run('sh', ['-c', `${line} >&2`], { DEBIAN_FRONTEND: 'noninteractive' });
  if (code === 0 && missing.every((program) => program.present())) return true;
  say(`That did not work. Type this and read what it says:\n\n    ${line}\n`);
  return false;
}
