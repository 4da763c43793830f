/**
 * Chromium knows no schemes but its own and cannot be taught one from outside, so `app://host/path` is shown to it as
 * `https://host.app.invalid/path`: a secure, standard origin that no network can answer (RFC 2606). The main process sees
 * `app://` everywhere; a page sees the https address in `location`, and nowhere else is the difference visible.
 */
const SUFFIX = '.invalid';
const schemes = new Set<string>();

/** Makes a scheme of the app known. */
export function knowScheme(scheme: string): void {
  schemes.add(scheme);
}
export function knownSchemes(): string[] {
  return [...schemes];
}

/** The address that Chromium is given for an address of the app; others pass unchanged. */
export function toChromiumUrl(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url);
  const [scheme, host, rest] = [match?.[1]?.toLowerCase(), match?.[2], match?.[3]];
  if (scheme === undefined || host === undefined || !schemes.has(scheme)) return url;
  const [name, port] = host.split(':');
  return `https://${name ?? ''}.${scheme}${SUFFIX}${port === undefined ? '' : `:${port}`}${rest === '' ? '/' : (rest ?? '')}`;
}

/** The address that the app sees for an address of Chromium; others pass unchanged. */
export function toAppUrl(url: string): string {
  for (const scheme of schemes) {
    const match = new RegExp(
      `^https://([^/?#:]*)\\.${scheme.replaceAll('.', String.raw`\.`)}\\.invalid(:\\d+)?(.*)$`,
      's',
    ).exec(url);
    if (match) return `${scheme}://${match[1] ?? ''}${match[2] ?? ''}${match[3] ?? ''}`;
  }
  return url;
}

/** The origin of an address as Electron reports it; "null" when it has none. */
export function originOf(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(toAppUrl(url));
  if (!match) return 'null';
  const scheme = (match[1] ?? '').toLowerCase();
  if (schemes.has(scheme)) return `${scheme}://${match[2] ?? ''}`;
  return scheme === 'file' ? 'file://' : (URL.parse(url)?.origin ?? 'null');
}

/** Header values name origins too (CSP, redirects, CORS): the same mapping inside a text. */
export function headerForChromium(value: string): string {
  let mapped = value;
  for (const scheme of schemes) {
    mapped = mapped
      .replaceAll(
        new RegExp(`\\b${scheme}://([a-z0-9-]+)`, 'gi'),
        (_all, host: string) => `https://${host}.${scheme}${SUFFIX}`,
      )
      .replaceAll(
        new RegExp(`(^|[\\s;])${scheme}:(?=[\\s;]|$)`, 'gi'),
        (_all, before: string) => `${before}https://*.${scheme}${SUFFIX}`,
      );
  }
  return mapped;
}
