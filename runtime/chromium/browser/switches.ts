/** Chromium features that an Electron window does not have, or that would talk to somebody. */
const DISABLED_FEATURES = ['Translate', 'OptimizationHints', 'MediaRouter', 'DialMediaRouteProvider', 'HttpsUpgrades'];

/** Switches given by the app or by Playwright that must not reach Chromium as they are: the runtime sets them itself. */
const OWN = new Set([
  'disable-features',
  'user-data-dir',
  'headless',
  'no-sandbox',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'no-startup-window',
  'app',
]);

/**
 * The command line of Chromium: no profile of its own beyond a throw-away folder, no caches on disk, nothing sent anywhere.
 * `given` are the switches of the app's command line.
 */
export function chromiumSwitches(options: {
  profile: string;
  headless: boolean;
  debuggingPort: string | null;
  given: ReadonlyMap<string, string>;
}): string[] {
  const { given } = options;
  const root = process.getuid?.() === 0;
  const features = [...DISABLED_FEATURES, ...(given.get('disable-features') ?? '').split(',')].filter(
    (name) => name !== '',
  );
  return [
    ...(options.headless ? ['--headless=new', '--screen-info={1920x1080}', '--hide-scrollbars'] : []),
    // The second switch keeps a bar that warns of the first from covering the page.
    ...(root || given.has('no-sandbox') ? ['--no-sandbox', '--test-type'] : []),
    '--no-startup-window',
    '--keep-alive-for-test',
    '--remote-debugging-pipe',
    ...(options.debuggingPort === null ? [] : [`--remote-debugging-port=${options.debuggingPort}`]),
    `--user-data-dir=${options.profile}`,
    `--disk-cache-dir=${options.profile}/cache`,
    '--disk-cache-size=1',
    '--media-cache-size=1',
    '--disable-gpu-shader-disk-cache',
    // Frames of other sites stay in the page's own session, where their requests can be judged.
    '--disable-site-isolation-trials',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-infobars',
    '--disable-popup-blocking',
    '--disable-prompt-on-repost',
    '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows',
    '--disable-search-engine-choice-screen',
    '--disable-session-crashed-bubble',
    '--disable-sync',
    '--metrics-recording-only',
    '--no-default-browser-check',
    '--no-first-run',
    '--no-service-autorun',
    '--password-store=basic',
    '--use-mock-keychain',
    `--disable-features=${features.join(',')}`,
    ...[...given].flatMap(([name, value]) =>
      OWN.has(name) ? [] : [value === '' ? `--${name}` : `--${name}=${value}`],
    ),
  ];
}
