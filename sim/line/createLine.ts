import type { Net, NetReply, NetRequest } from '../../core/sync/ports.ts';
import type { LineFault, StatusFault } from '../faults/faultKinds.ts';
import type { SimServer } from '../server/simServer.ts';
import type { World } from '../world/world.ts';
import {
  batchIn,
  boasting,
  forgedReply,
  portalJson,
  portalPage,
  redirected,
  statusReply,
  withoutLastResult,
} from './impostor.ts';

export type Line = {
  readonly net: Net;
  /** Nothing gets through until told otherwise. */
  readonly cut: (isCut: boolean) => void;
  /** The desk's program has ended: no answer reaches what is left of it. What is under way arrives at the server. */
  readonly hangUp: () => void;
  /** Requests that the desk has begun since the world began. */
  readonly count: () => number;
};

type Drawn = LineFault | StatusFault | null;

/** What a desk may ask of a server that is away: a few times at once, then seldom (docs/RELIABILITY.md, I11). */
const burst = 24;
const pauseMs = 45_000;

/** One desk's way to the server and back, on which everything can go wrong. Every exchange takes its time in the world. */
export function createLine(
  world: World,
  name: string,
  server: SimServer,
  draw: () => Drawn,
  /** How the server's program fails on a request that holds this case; null when it does not. */
  poisonOf: (caseId: string) => 'poisonCrash' | 'poisonRefused' | null,
): Line {
  const { timeline, trace, strikes } = world;
  const chance = world.chance.fork();
  let isCut = false;
  let call = {};
  let count = 0;
  let last: NetReply | null = null;
  let away: { readonly since: number; requests: number } | null = null;

  /** I11: who finds nobody there does not knock all the time. Feed, token and batches wait each for themselves. */
  function judgeKnocking(): void {
    if (!isCut && server.isUp()) {
      away = null;
      return;
    }
    away ??= { since: timeline.now(), requests: 0 };
    away.requests += 1;
    const elapsed = timeline.now() - away.since;
    if (away.requests > burst + elapsed / pauseMs)
      world.broken('flooded', `${name}: ${away.requests} requests in ${elapsed} ms to a server that was away`);
  }

  const latency = (): number => chance.between(15, 400);
  const failure = (kind: 'unreachable' | 'reset' | 'timeout', detail: string): NetReply => ({
    ok: false,
    failure: kind,
    detail,
  });

  /** The request at the server; what comes back, or null when nothing does. */
  async function deliver(request: NetRequest): Promise<NetReply | null> {
    const path = new URL(request.url).pathname;
    const batch = batchIn(request);
    const poison = server.isUp() ? (batch?.items ?? []).map(({ caseId }) => poisonOf(caseId)) : [];
    const struck = poison.find((kind) => kind !== null) ?? null;
    if (struck !== null) {
      strikes.struck(struck);
      trace.say(name, `${path} ${struck}`);
      return statusReply(struck === 'poisonCrash' ? 500 : 400, true, null);
    }
    const reply = await server.handle(request);
    trace.say(
      name,
      `${request.method} ${path} -> ${reply === null ? 'died' : reply.ok ? reply.status : reply.failure}`,
    );
    if (reply !== null && reply.ok) last = reply;
    return reply;
  }

  function exchange(request: NetRequest, fault: Drawn, answer: (ms: number, reply: NetReply) => void): void {
    const arrive = (ms: number, then: (reply: NetReply | null) => void, sent = request): void => {
      timeline.after(ms, async () => then(await deliver(sent)));
    };
    const honest = (reply: NetReply | null): void => answer(latency(), reply ?? failure('reset', 'ECONNRESET'));
    const lost = (): void => undefined;
    switch (fault) {
      case null:
        return arrive(latency(), honest);
      case 'unreachable':
        return answer(latency(), failure('unreachable', 'ECONNREFUSED'));
      case 'blackhole':
        return undefined;
      case 'resetBefore':
        return answer(latency(), failure('reset', 'ECONNRESET'));
      case 'resetAfter':
        return arrive(latency(), () => answer(latency(), failure('reset', 'ECONNRESET')));
      case 'timeoutAfter':
        return arrive(latency(), lost);
      case 'delay':
        return arrive(chance.between(1_000, 90_000), honest);
      case 'duplicate':
        arrive(latency() + chance.between(0, 120_000), lost);
        return arrive(latency(), honest);
      case 'reorder':
        arrive(chance.between(60_000, 1_200_000), lost);
        return answer(latency(), failure('reset', 'ECONNRESET'));
      case 'truncatedRequest': {
        const length = request.body === null ? 0 : chance.below(request.body.length);
        return arrive(latency(), honest, { ...request, body: request.body?.slice(0, length) ?? null });
      }
      case 'truncatedReply':
        return arrive(latency(), (reply) => {
          const cut = reply !== null && reply.ok ? chance.below(Math.max(1, reply.body.length)) : 0;
          honest(reply !== null && reply.ok ? { ...reply, body: reply.body.slice(0, cut) } : reply);
        });
      case 'portalPage':
        return answer(latency(), portalPage());
      case 'portalJson':
        return answer(latency(), portalJson());
      case 'redirect':
        return answer(latency(), redirected());
      case 'forged':
        return answer(latency(), forgedReply(request));
      case 'staleReply':
        return answer(latency(), last ?? portalPage());
      case 'missingResult':
        return arrive(latency(), (reply) => honest(reply === null ? null : withoutLastResult(reply)));
      case 'boast':
        return arrive(latency(), (reply) => honest(reply === null ? null : boasting(reply)));
      case 'statusAfter':
        return arrive(latency(), () => answer(latency(), statusReply(chance.pick([500, 502, 504]), false, null)));
      default: {
        const status = Number(fault.replace(/^\D+/, ''));
        const wait = [429, 503].includes(status) && chance.happens(0.7) ? chance.below(300) : null;
        return answer(latency(), statusReply(status, fault.startsWith('http'), wait));
      }
    }
  }

  const net: Net = (request) =>
    new Promise((resolve) => {
      count += 1;
      judgeKnocking();
      const mine = call;
      let isOver = false;
      const settle = (reply: NetReply): void => {
        if (isOver || mine !== call) return;
        isOver = true;
        resolve(reply);
      };
      const fault = isCut ? 'unreachable' : world.isHostile() ? draw() : null;
      if (fault !== null && !isCut) {
        strikes.struck(fault);
        trace.say(name, `line ${fault}`);
      }
      timeline.after(request.timeoutMs, () => settle(failure('timeout', 'no whole answer')));
      request.stop.addEventListener('abort', () => settle({ ok: false, failure: 'stopped', detail: 'stopped' }));
      exchange(request, fault, (ms, reply) => timeline.after(ms, () => settle(reply)));
    });

  return {
    net,
    cut: (next) => {
      isCut = next;
    },
    hangUp: () => {
      call = {};
    },
    count: () => count,
  };
}
