import type Electron from 'electron';
import { guardObject } from '../strict.ts';

/** Switches as Chromium reads them from a command line: `--name` or `--name=value`, up to a bare `--`. */
function parseSwitches(args: string[]): Map<string, string> {
  const end = args.indexOf('--');
  const switches = (end === -1 ? args : args.slice(0, end)).flatMap((arg): [string, string][] => {
    const match = /^--([^=]+)(?:=(.*))?$/s.exec(arg);
    return match?.[1] === undefined ? [] : [[match[1].toLowerCase(), match[2] ?? '']];
  });
  return new Map(switches);
}

/** The switches of this process, and those that the app adds. Chromium starts with the ones known before the main script. */
export const switches = parseSwitches(process.argv.slice(1));

export const commandLine = guardObject(
  {
    appendSwitch(name: string, value = ''): void {
      switches.set(name.toLowerCase(), value);
    },
    appendArgument(): void {
      // Chromium of this runtime takes no bare arguments: they would open pages.
    },
    hasSwitch: (name: string): boolean => switches.has(name.toLowerCase()),
    getSwitchValue: (name: string): string => switches.get(name.toLowerCase()) ?? '',
    removeSwitch(name: string): void {
      switches.delete(name.toLowerCase());
    },
  } satisfies Electron.CommandLine,
  'app.commandLine',
);
