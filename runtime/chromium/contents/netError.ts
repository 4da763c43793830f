/** Chromium's network errors by the name that DevTools gives them. */
const NUMBERS: Record<string, number> = {
  ERR_IO_PENDING: -1,
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_INVALID_ARGUMENT: -4,
  ERR_FILE_NOT_FOUND: -6,
  ERR_TIMED_OUT: -7,
  ERR_ACCESS_DENIED: -10,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_BLOCKED_BY_RESPONSE: -27,
  ERR_CONNECTION_CLOSED: -100,
  ERR_CONNECTION_RESET: -101,
  ERR_CONNECTION_REFUSED: -102,
  ERR_CONNECTION_FAILED: -104,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INTERNET_DISCONNECTED: -106,
  ERR_ADDRESS_UNREACHABLE: -109,
  ERR_CONNECTION_TIMED_OUT: -118,
  ERR_INVALID_URL: -300,
  ERR_UNKNOWN_URL_SCHEME: -302,
  ERR_EMPTY_RESPONSE: -324,
};

/** A failed load as `loadURL` rejects with it. */
export interface LoadError extends Error {
  code: string;
  errno: number;
  url: string;
}

/** Electron's error for a load that DevTools reported as `text` ("net::ERR_…"). */
export function loadError(text: string, url: string): LoadError {
  const code = text.replace(/^net::/, '');
  const errno = NUMBERS[code] ?? -2;
  const shown = url.slice(0, 2048);
  return Object.assign(new Error(`${code} (${String(errno)}) loading '${shown}'`), { code, errno, url });
}
