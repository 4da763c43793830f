import { calls, type CallName, type Handlers } from '../shared/contract/ipc.ts';
import { ok, problem, type Problem, type Result } from '../shared/model/result.ts';
import type { Session } from '../shared/model/session.ts';
import type { Log } from './log.ts';
import { sqliteCode } from './storage/sqliteCode.ts';

type Gate = {
  readonly session: () => Session;
  readonly log: Log;
  /** Told of every failure of the storage, after the answer is known. */
  readonly storageFailed: (code: Problem['code'], sqlite: string) => void;
};

export type Gateway = (name: string, input: unknown) => Promise<Result<unknown>>;

/** The only door to the use cases. Every call passes the same checks in this order: name, session and role, input, run, output. */
export function createGateway(handlers: Handlers, gate: Gate): Gateway {
  return async (name, input) => {
    if (!isCallName(name)) return problem('invalid_input', 'Unknown call', { name: name.slice(0, 100) });
    const { access, whileLocked, input: Input, output: Output } = calls[name];
    const session = gate.session();
    if (access !== 'anyone') {
      if (session.state === 'signedOut') return problem('signed_out', `${name} needs somebody signed in`);
      if (session.state === 'locked' && !whileLocked) return problem('locked', `${name} waits for the unlock`);
      if (!access.includes(session.agent.role)) return problem('not_allowed', `${name} is not for this role`);
    }
    try {
      const parsed = Input.safeParse(input);
      if (!parsed.success)
        return problem('invalid_input', `Bad input for ${name}`, { issues: places(parsed.error.issues) });
      // The table is typed by the contract, name by name; only the union of all names loses that.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const handle = handlers[name] as (input: unknown) => Result<unknown> | Promise<Result<unknown>>;
      const result = await handle(parsed.data);
      return result.ok ? ok(Output.parse(result.value)) : result;
    } catch (error) {
      return failure(name, error, gate);
    }
  };
}

const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name);

/** Where and what, never the value that was wrong. */
const places = (issues: readonly { path: readonly PropertyKey[]; code?: string | undefined }[]) =>
  issues
    .slice(0, 20)
    .map(({ path, code }) => ({ path: path.map(String).join('.').slice(0, 200), code: code ?? 'invalid' }));

function failure(name: string, error: unknown, gate: Gate): Result<never> {
  gate.log.error('call failed', error, { call: name });
  const code = sqliteCode(error);
  if (code === null) return problem('internal', 'Something went wrong. It has been logged.');
  // A WAL index that cannot grow is a full disk under another name.
  const full = code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE';
  const answer = full
    ? problem('disk_full', 'The disk is full. Nothing was saved.', { sqlite: code })
    : problem('storage_failed', 'The database could not be read or written.', {
        sqlite: code,
        ...(/^SQLITE_(READONLY|CANTOPEN)/.test(code) ? { reason: 'readOnly' } : {}),
      });
  gate.storageFailed(full ? 'disk_full' : 'storage_failed', code);
  return answer;
}
