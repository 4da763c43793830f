import {
  calls,
  events,
  type Bridge,
  type CallName,
  type EventName,
  type EventOf,
  type InputOf,
  type OutputOf,
} from '../shared/contract/ipc.ts';
import { Problem, ok, problem, type Result } from '../shared/model/result.ts';

export type EventListeners = { readonly [N in EventName]: (payload: EventOf<N>) => void };

/** The only way out of the window: typed calls whose replies are parsed, and events that are parsed before anyone sees them. */
export type Api = {
  readonly call: <N extends CallName>(name: N, input: InputOf<N>) => Promise<Result<OutputOf<N>>>;
  /** Returns its own unsubscribe. Payloads that break the contract are dropped and named in the console. */
  readonly listen: (listeners: EventListeners) => () => void;
};

const isEventName = (name: string): name is EventName => Object.hasOwn(events, name);

// The name ties the listener to its payload's type.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
const deliver = <N extends EventName>(listeners: EventListeners, name: N, payload: unknown): void => {
  const parsed = events[name].safeParse(payload);
  if (!parsed.success) {
    console.error(`event ${name} breaks the contract`, parsed.error.issues);
    return;
  }
  // `events[name]` is a union to the compiler; the parser that ran is the one whose type the listener takes.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  listeners[name](parsed.data as EventOf<N>);
};

const readReply = <N extends CallName>(name: N, reply: unknown): Result<OutputOf<N>> => {
  if (typeof reply !== 'object' || reply === null || !('ok' in reply)) {
    return problem('internal', `${name}: the reply is no result`);
  }
  if (reply.ok === true && 'value' in reply) {
    const value = calls[name].output.safeParse(reply.value);
    if (!value.success) return problem('internal', `${name}: the reply breaks the contract`);
    // As above: the schema that parsed belongs to this very name.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return ok(value.data as OutputOf<N>);
  }
  const failure = 'problem' in reply ? Problem.safeParse(reply.problem) : null;
  return failure?.success === true
    ? { ok: false, problem: failure.data }
    : problem('internal', `${name}: the failure breaks the contract`);
};

export const createApi = (bridge: Bridge): Api => ({
  call: async (name, input) => {
    try {
      return readReply(name, await bridge.call(name, input));
    } catch (error) {
      // The bridge rejects when nobody listens at the other end: the background process is down or starting again.
      return problem('core_down', `${name}: ${String(error)}`);
    }
  },
  listen: (listeners) =>
    bridge.onEvent((name, payload) => {
      if (isEventName(name)) deliver(listeners, name, payload);
    }),
});
