import { cancelableEvent } from '../api/cancelableEvent.ts';
import { toAppUrl } from '../api/schemeUrls.ts';
import type { RemoteObject } from '../browser/protocol.ts';
import type { PageSession } from './session.ts';

const LEVELS = ['debug', 'info', 'warning', 'error'] as const;
type Level = (typeof LEVELS)[number];

function levelOf(type: string): Level {
  if (type === 'error' || type === 'assert') return 'error';
  if (type === 'warning' || type === 'debug') return type;
  return 'info';
}

function textOf(argument: RemoteObject): string {
  if (argument.type === 'string') return String(argument.value);
  return argument.unserializableValue ?? argument.description ?? JSON.stringify(argument.value) ?? argument.type;
}

/** Emits 'console-message' for what a page logs and for what it fails to catch. */
export function followConsole(
  session: PageSession,
  contents: { emit(event: string, ...args: unknown[]): boolean },
  frame: () => unknown,
): void {
  function emit(level: Level, message: string, url: string, line: number): void {
    const sourceId = toAppUrl(url);
    const event = cancelableEvent({ level, message, lineNumber: line, sourceId, frame: frame() });
    contents.emit('console-message', event, LEVELS.indexOf(level), message, line, sourceId);
  }
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const [call] = stackTrace?.callFrames ?? [];
    emit(levelOf(type), args.map(textOf).join(' '), call?.url ?? '', (call?.lineNumber ?? -1) + 1);
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception, url, lineNumber } }) => {
    const first = (exception?.description ?? '').split('\n')[0] ?? '';
    emit('error', `${text}${first === '' ? '' : ` ${first}`}`, url ?? '', lineNumber + 1);
  });
}
