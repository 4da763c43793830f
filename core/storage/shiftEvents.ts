import { z } from 'zod';
import { checkChain, genesisHash, linkHash, type ChainAnchor } from '../../shared/domain/hashChain.ts';
import { Sha256, type AgentId, type ShiftId } from '../../shared/model/ids.ts';
import { ShiftEvent, type ChainVerdict, type ShiftEventKind } from '../../shared/model/shiftEvent.ts';
import type { Instant } from '../../shared/model/time.ts';
import { sha256 } from '../sha256.ts';
import type { Db } from './database.ts';
import type { Device } from './device.ts';
import { jsonColumn } from './json.ts';

const Row = ShiftEvent.extend({ data: jsonColumn(ShiftEvent.shape.data) });
const columns = `seq, at, kind, agent_id AS agentId, agent_name AS agentName, shift_id AS shiftId, call_id AS callId,
  case_id AS caseId, data, previous_hash AS previousHash, hash`;

const filters = `(@agentId IS NULL OR agent_id = @agentId)
  AND (@kinds IS NULL OR kind IN (SELECT value FROM json_each(@kinds))) ORDER BY seq LIMIT @limit`;

/** The three ways to page through the log, each on an index of its own. Exported for the test of their plans. */
export const shiftEventPages = {
  all: `SELECT ${columns} FROM shift_event WHERE seq > @after AND ${filters}`,
  ofShift: `SELECT ${columns} FROM shift_event WHERE shift_id = @shiftId AND seq > @after AND ${filters}`,
  ofDay: `SELECT ${columns} FROM shift_event
    WHERE seq > max(@after, coalesce((SELECT min(seq) FROM shift_event WHERE at >= @from AND at < @to) - 1, @after))
      AND seq <= (SELECT max(seq) FROM shift_event WHERE at >= @from AND at < @to)
      AND at >= @from AND at < @to AND (@shiftId IS NULL OR shift_id = @shiftId) AND ${filters}`,
} as const;

export type LogFilter = {
  readonly day: { readonly from: Instant; readonly to: Instant } | null;
  readonly shiftId: ShiftId | null;
  readonly agentId: AgentId | null;
  readonly kinds: readonly ShiftEventKind[];
  readonly after: number;
  readonly limit: number;
};

/** The append-only log. Where it ended is kept apart from it, in the device table, so that a cut tail shows. */
export function createShiftEvents(db: Db, device: Device) {
  const insert = db.prepare(`
    INSERT INTO shift_event
      (seq, at, kind, agent_id, agent_name, shift_id, call_id, case_id, data, previous_hash, hash)
    VALUES (@seq, @at, @kind, @agentId, @agentName, @shiftId, @callId, @caseId, @data, @previousHash, @hash)`);
  const everything = db.prepare(`SELECT ${columns} FROM shift_event ORDER BY seq`);
  const pages = {
    all: db.prepare(shiftEventPages.all),
    ofShift: db.prepare(shiftEventPages.ofShift),
    ofDay: db.prepare(shiftEventPages.ofDay),
  };
  const anchor = (): ChainAnchor => {
    const [seq, hash] = device.get('chainHead')?.split(' ') ?? [];
    return seq === undefined ? { seq: 0, hash: genesisHash } : { seq: Number(seq), hash: Sha256.parse(hash) };
  };

  /** Call it inside the transaction of what it records. Goes on from the anchor, so tampering never heals by itself. */
  const append = (entry: Omit<ShiftEvent, 'seq' | 'previousHash' | 'hash'>): void => {
    const last = anchor();
    const facts = { ...entry, seq: last.seq + 1 };
    const hash = linkHash(last.hash, facts, sha256);
    insert.run({ ...facts, data: JSON.stringify(facts.data), previousHash: last.hash, hash });
    device.set('chainHead', `${facts.seq} ${hash}`);
  };

  /** An entry of another copy of this log. Only the very next one is taken; whether its hash is right was checked. */
  const goOnWith = ({ seq, previousHash, hash, ...facts }: ShiftEvent): void => {
    const last = anchor();
    if (seq !== last.seq + 1 || previousHash !== last.hash) return;
    insert.run({ ...facts, seq, data: JSON.stringify(facts.data), previousHash, hash });
    device.set('chainHead', `${seq} ${hash}`);
  };

  const page = ({ day, shiftId, agentId, kinds, after, limit }: LogFilter): readonly ShiftEvent[] => {
    const shared = { agentId, kinds: kinds.length === 0 ? null : JSON.stringify(kinds), after, limit };
    if (day !== null) return pages.ofDay.all({ ...shared, ...day, shiftId }).map((row) => Row.parse(row));
    if (shiftId !== null) return pages.ofShift.all({ ...shared, shiftId }).map((row) => Row.parse(row));
    return pages.all.all(shared).map((row) => Row.parse(row));
  };

  const verify = (): ChainVerdict => checkChain(entries(everything.iterate()), anchor(), sha256);
  return { append, goOnWith, page, verify };
}

function* entries(rows: Iterable<unknown>): Generator<ShiftEvent | { seq: number; unreadable: true }> {
  for (const row of rows) {
    yield readable(row) ?? { seq: z.object({ seq: z.int() }).parse(row).seq, unreadable: true };
  }
}

/** Null for an entry that somebody changed into something that no longer reads as one. */
function readable(row: unknown): ShiftEvent | null {
  try {
    return Row.parse(row);
  } catch {
    return null;
  }
}
