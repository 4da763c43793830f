import { switches } from '../api/commandLine.ts';
import { startChromium } from './chromium.ts';
import type { Chromium } from './chromium.ts';

let running: Chromium | null = null;

/** No display, or asked for by `--headless` or TANGGAP_HEADLESS: windows are then drawn but not shown. */
function wantsHeadless(env: NodeJS.ProcessEnv): boolean {
  const asked = env['TANGGAP_HEADLESS'];
  if (switches.has('headless') || (asked !== undefined && asked !== '' && asked !== '0')) return true;
  return env['DISPLAY'] === undefined && env['WAYLAND_DISPLAY'] === undefined;
}

/** Chromium, started at the first call. */
export function browser(): Chromium {
  running ??= startChromium({
    headless: wantsHeadless(process.env),
    debuggingPort: switches.get('remote-debugging-port') ?? null,
    given: switches,
  });
  return running;
}
