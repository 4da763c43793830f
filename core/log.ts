import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';

const keptFiles = 5;
const fileBytes = 1024 * 1024;

/** What a log line may hold beside its event: ids, codes and numbers. There is no free text, so there is nothing of a caller. */
export type LogFacts = {
  readonly call?: string;
  readonly code?: string;
  readonly name?: string;
  readonly caseId?: string;
  readonly file?: string;
  readonly ms?: number;
  readonly count?: number;
};

export type Log = {
  readonly info: (event: string, facts?: LogFacts) => void;
  readonly warn: (event: string, facts?: LogFacts) => void;
  /** A bug or a failing disk: with the stack, without anything that its message quotes. */
  readonly error: (event: string, error: unknown, facts?: LogFacts) => void;
};

/** Structured lines in `folder/tanggap.log`; full files move on to tanggap.1.log … tanggap.5.log, older ones go. */
export function createLog(folder: string, now: () => number): Log {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const logger = pino(
    {
      base: null,
      timestamp: () => `,"at":"${new Date(now()).toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
      // A second lock behind the type of LogFacts, should a future line carry more than it may.
      redact: { paths: ['answers', 'instanceXml', 'body', 'input', 'callerNumber', 'password', 'token'], remove: true },
    },
    { write: rotatingWriter(join(folder, 'tanggap')) },
  );
  return {
    info: (event, facts = {}) => logger.info(facts, event),
    warn: (event, facts = {}) => logger.warn(facts, event),
    error: (event, error, facts = {}) => logger.error({ ...facts, error: describeError(error) }, event),
  };
}

/** Error messages quote data (JSON.parse prints what it could not read): quotes and long digits are taken out. */
export function describeError(error: unknown): {
  name: string;
  code: string;
  message: string;
  stack: readonly string[];
} {
  if (!(error instanceof Error)) return { name: typeof error, code: '', message: '', stack: [] };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    code: 'code' in error && typeof error.code === 'string' ? error.code : '',
    message: withoutQuotes(error.message),
    stack: frames.map((line) => line.trim()),
  };
}

const withoutQuotes = (message: string): string =>
  message
    .replaceAll(/"[\s\S]*"|'[\s\S]*'|`[\s\S]*`/g, '"…"')
    .replaceAll(/\d{4,}/g, '…')
    .slice(0, 200);

function rotatingWriter(path: string): (line: string) => void {
  const current = `${path}.log`;
  let size = existsSync(current) ? statSync(current).size : 0;
  return (line) => {
    try {
      if (size > fileBytes) {
        rmSync(`${path}.${keptFiles}.log`, { force: true });
        for (let n = keptFiles - 1; n >= 0; n -= 1) {
          const from = n === 0 ? current : `${path}.${n}.log`;
          if (existsSync(from)) renameSync(from, `${path}.${n + 1}.log`);
        }
        size = 0;
      }
      appendFileSync(current, line, { mode: 0o600 });
      size += Buffer.byteLength(line);
    } catch {
      // A full disk must not turn a log line into a second failure; what is said to the agent does not depend on it.
    }
  };
}
