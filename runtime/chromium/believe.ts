/**
 * The only place where a type is asserted instead of proved. For values whose shape another of our own files, Chromium's
 * protocol or Electron's typings fixes. Its source also runs inside pages.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the type; that is the point
export function believe<T>(value: unknown): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return value as T;
}
