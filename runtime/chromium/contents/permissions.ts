import type Electron from 'electron';
import { permissionHandlers } from '../api/session.ts';
import { originOf, toAppUrl, toChromiumUrl } from '../api/schemeUrls.ts';
import { believe } from '../believe.ts';
import type { Cdp } from '../browser/cdp.ts';

type Requested = Parameters<NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>>[1];

/** Electron's permissions and what Chromium calls them. */
const PERMISSIONS: [Requested, string[]][] = [
  ['clipboard-read', ['clipboard-read']],
  ['clipboard-sanitized-write', ['clipboard-write']],
  ['display-capture', ['display-capture']],
  ['geolocation', ['geolocation']],
  ['idle-detection', ['idle-detection']],
  ['media', ['camera', 'microphone']],
  ['midi', ['midi']],
  ['notifications', ['notifications']],
  ['speaker-selection', ['speaker-selection']],
  ['storage-access', ['storage-access']],
  ['top-level-storage-access', ['top-level-storage-access']],
  ['window-management', ['window-management']],
];

/** How long a handler may take to call back before its silence is taken for "no", in ms. */
const PATIENCE = 1000;

async function allowed(contents: object, permission: Requested, requestingUrl: string): Promise<boolean> {
  const { request, check } = permissionHandlers();
  const sender = believe<Electron.WebContents>(contents);
  const details = { requestingUrl, isMainFrame: true };
  if (check !== null && !check(sender, believe(permission), originOf(requestingUrl), believe(details))) return false;
  if (request === null) return true;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), PATIENCE);
    const answer = (granted: boolean): void => {
      clearTimeout(timer);
      resolve(granted);
    };
    request(sender, permission, answer, believe(details));
  });
}

/**
 * Chromium cannot ask a DevTools client when a page wants something, so the app's handlers are asked about everything when
 * the first document of an origin is loaded, before its scripts run. As in Electron, an app without handlers grants all.
 */
export function createPermissions(cdp: Cdp, contents: object): { decide(url: string): Promise<void>; forget(): void } {
  const decided = new Map<string, Promise<void>>();
  async function apply(url: string, origin: string): Promise<void> {
    await Promise.all(
      PERMISSIONS.flatMap(([permission, names]) =>
        names.map(async (name) => {
          const setting = (await allowed(contents, permission, url)) ? 'granted' : 'denied';
          // Names that a Chromium does not know cannot be granted by it either.
          await cdp.send('Browser.setPermission', { permission: { name }, setting, origin }).catch(() => undefined);
        }),
      ),
    );
  }
  return {
    decide(url) {
      const origin = URL.parse(toChromiumUrl(url))?.origin ?? 'null';
      if (origin === 'null') return Promise.resolve();
      const known = decided.get(origin) ?? apply(toAppUrl(url), origin);
      decided.set(origin, known);
      return known;
    },
    forget: () => decided.clear(),
  };
}
