import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { defaultPack } from '../main/defaultPack.ts';
import { build } from './build.ts';
import { choosePack } from './choosePack.ts';
import { startDemoServer } from './demoServer.ts';
import { chooseRuntime } from './electronRuntime.ts';
import { root } from './run.ts';
import { chromium, havePrograms, xvfb } from './systemPrograms.ts';
import { hasDisplay, startVirtualDisplay } from './virtualDisplay.ts';

/**
 * `npm start`: the console in demo mode with the reference server of its own on 127.0.0.1, its device already enrolled.
 * `npm start -- --pack NAME` starts another hotline, with a desk and a server of its own.
 */
const pack = choosePack(process.argv.slice(2));
if (pack === null) process.exit(1);
const runtime = chooseRuntime({ fetch: true });
const display = hasDisplay();
const needed = [...(runtime.name === 'chromium' ? [chromium] : []), ...(display ? [] : [xvfb])];
if (!(await havePrograms(needed))) process.exit(1);
await build();

const folder = join(root, 'artifacts', pack === defaultPack(join(root, 'packs')) ? 'demo' : `demo-${pack}`);
const userData = join(folder, 'desk');
mkdirSync(userData, { recursive: true });
const server = await startDemoServer(join(folder, 'server'));
const words = ['.', '--demo', `--pack=${pack}`, `--user-data-dir=${userData}`];
if (server.provisioning !== null) {
  const file = join(folder, 'provisioning.json');
  writeFileSync(file, JSON.stringify(server.provisioning), { mode: 0o600 });
  words.push(`--provisioning=${file}`);
}

const screen = display ? null : await startVirtualDisplay();
console.log(`runtime: ${runtime.name} (${runtime.executable})`);
console.log(
  `server: ${server.url} · desk: ${userData}${screen === null ? '' : ` · virtual display ${screen.display}`}`,
);
console.log('sign in: sari (agent) or rina (supervisor); the passwords stand on the sign-in screen');
const program = spawn(runtime.executable, words, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...runtime.env, ...(screen === null ? {} : { DISPLAY: screen.display }) },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => program.kill(signal));
program.on('exit', (code) => {
  screen?.process.kill();
  void server.stop().then(() => process.exit(code ?? 1));
});
