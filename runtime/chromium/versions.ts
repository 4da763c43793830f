/** What this runtime stands in for. The Chromium major is the one inside the Electron of package.json: raise both together. */
export const ELECTRON_VERSION = '45.4.1';
/** Electron 45 embeds Chromium 156 (its release notes; `process.versions.chrome` there). */
export const CHROMIUM_MAJOR = 156;
