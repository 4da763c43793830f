import type Electron from 'electron';
import { guardObject } from '../strict.ts';

let parameters: Record<string, string> = {};
let uploads = false;

/** Electron's `crashReporter`: keeps what it is told; this runtime writes and sends no dumps. */
export const crashReporter = guardObject(
  {
    start(options: Electron.CrashReporterStartOptions): void {
      uploads = options.uploadToServer ?? true;
      parameters = { ...options.extra };
    },
    getLastCrashReport: (): null => null,
    getUploadedReports: (): Electron.CrashReport[] => [],
    getUploadToServer: (): boolean => uploads,
    setUploadToServer(uploadToServer: boolean): void {
      uploads = uploadToServer;
    },
    addExtraParameter(key: string, value: string): void {
      parameters[key] = value;
    },
    removeExtraParameter(key: string): void {
      delete parameters[key];
    },
    getParameters: (): Record<string, string> => ({ ...parameters }),
  } satisfies Electron.CrashReporter,
  'crashReporter',
);
