import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ItemVerdict } from '../../shared/contract/http.ts';

/** How many items of a batch got each verdict. */
export type Verdicts = { readonly [verdict in ItemVerdict]?: number };

export type Metrics = {
  /** A request came; each is answered or given up, and `answered` is told either way. */
  readonly began: () => void;
  /** @param route as it was declared, never what somebody typed: a series for each guess would fill the memory. */
  readonly answered: (route: string, status: number, ms: number) => void;
  readonly judged: (verdicts: Verdicts) => void;
  readonly shed: (what: string) => void;
  /** In Prometheus' text format. @param now figures that are asked of the database when somebody looks. */
  readonly text: (now: Readonly<Record<Gauged, number>>) => Promise<string>;
  readonly contentType: string;
};

const gauged = {
  devices: 'Devices that may send',
  dead_letters_open: 'What could not be stored as a case and nobody has resolved',
  seqs_missing: 'Numbers that devices gave out and that never arrived',
  pending_at_desks: 'Revisions that wait at the desks, as they said when they last asked for a token',
  oldest_pending_seconds: 'Age of the oldest of them',
} as const;
export type Gauged = keyof typeof gauged;

/** Numbers about the server alone: no device, no person and no case is named in them. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'tanggap_' });
  const requests = new Counter({
    name: 'tanggap_requests_total',
    help: 'Requests by route and status',
    labelNames: ['route', 'status'] as const,
    registers,
  });
  const seconds = new Histogram({
    name: 'tanggap_request_seconds',
    help: 'Time from the head of a request to the end of its answer',
    labelNames: ['route'] as const,
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 30],
    registers,
  });
  const underWay = new Gauge({
    name: 'tanggap_requests_in_flight',
    help: 'Requests that are being worked on now',
    registers,
  });
  const items = new Counter({
    name: 'tanggap_items_total',
    help: 'Items of batches by verdict; duplicates beside created tell how often answers are lost',
    labelNames: ['verdict'] as const,
    registers,
  });
  const turnedAway = new Counter({
    name: 'tanggap_shed_total',
    help: 'Requests that were turned away because of load',
    labelNames: ['what'] as const,
    registers,
  });
  const gauges = new Map(
    Object.entries(gauged).map(([name, help]) => [name, new Gauge({ name: `tanggap_${name}`, help, registers })]),
  );
  return {
    began: () => underWay.inc(),
    answered: (route, status, ms) => {
      underWay.dec();
      requests.inc({ route, status: String(status) });
      seconds.observe({ route }, ms / 1000);
    },
    judged: (verdicts) => {
      for (const [verdict, count] of Object.entries(verdicts)) items.inc({ verdict }, count);
    },
    shed: (what) => turnedAway.inc({ what }),
    text: async (now) => {
      for (const [name, value] of Object.entries(now)) gauges.get(name)?.set(value);
      return await registry.metrics();
    },
    contentType: registry.contentType,
  };
}
