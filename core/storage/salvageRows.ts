import { linkHash } from '../../shared/domain/hashChain.ts';
import { ShiftEvent } from '../../shared/model/shiftEvent.ts';
import { sha256 } from '../sha256.ts';
import { camelCased } from './camelCased.ts';
import type { DamagedDatabase, FoundRow } from './damagedDatabase.ts';
import { inTransaction, type Db } from './database.ts';
import { ok } from '../../shared/model/result.ts';
import { createDevice, type DeviceKey } from './device.ts';
import { jsonColumn } from './json.ts';
import { createShiftEvents } from './shiftEvents.ts';
import { sqliteCode } from './sqliteCode.ts';

/** Rows of which the damaged database knows more than an older backup: where they meet, and when the found one wins. */
const newer = {
  shift: '(id) DO UPDATE WHERE shift.closed_at IS NULL',
  call: `(id) DO UPDATE WHERE call.state <> 'closed'`,
  draft: '(case_id) DO UPDATE WHERE excluded.revision >= draft.revision',
} as const;

/** What a desk is, for a database that begins empty and has no second copy of it. */
const deviceFacts: readonly DeviceKey[] = [
  'deviceId',
  'workstation',
  'serverUrl',
  'enrolCode',
  'enrolled',
  'privateKey',
  'serverKey',
  'recoveryKey',
];
/** The session goes on where it was. */
const sessionFacts: readonly DeviceKey[] = ['run', 'resume'];

/**
 * Takes from a damaged database what a save of a case does not bring back: open drafts and their calls, shifts, forms, and
 * the log as far as it is one chain with the log that is here. To be run before anything else is written to the new one.
 */
export function salvageRows(db: Db, damaged: DamagedDatabase): void {
  inTransaction(db, () => {
    const device = createDevice(db);
    const facts = new Map(damaged.keyedRowsOf('device', 'k').map(({ k, v }) => [k, String(v)]));
    for (const key of deviceFacts) if (device.get(key) === null) device.set(key, facts.get(key) ?? null);
    for (const key of sessionFacts) if (facts.has(key)) device.set(key, facts.get(key) ?? null);
    const incarnation = Number(facts.get('incarnation') ?? 0);
    if (incarnation > device.incarnation()) device.beginIncarnation(incarnation);

    chainOn(db, damaged);
    for (const table of ['form', 'pack', 'agent'] as const) take(db, table, damaged.rowsOf(table), 'DO NOTHING');
    take(db, 'form_attachment', damaged.keyedRowsOf('form_attachment', 'form_hash'), 'DO NOTHING');
    for (const [table, rule] of Object.entries(newer)) take(db, table, damaged.rowsOf(table), rule);
    for (const table of ['draft_move', 'draft_event']) take(db, table, damaged.rowsOf(table), 'DO NOTHING');
    // A recovery that was cut off has put their cases back already.
    db.exec(`DELETE FROM draft WHERE EXISTS
      (SELECT 1 FROM case_rev r WHERE r.case_id = draft.case_id AND r.rev > draft.base_rev)`);
    return ok(null);
  });
}

/** Rows of a table that this database takes too, in the columns that both have; one that its rules refuse is left out. */
function take(db: Db, table: string, rows: Iterable<FoundRow>, conflict: string): void {
  const known = new Set(db.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`).pluck().all());
  for (const { rowid: _rowid, ...row } of rows) {
    const columns = Object.keys(row).filter((column) => known.has(column));
    const set = columns.map((column) => `${column} = excluded.${column}`).join(', ');
    const insert = db.prepare(`
      INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})
      ON CONFLICT ${conflict.replace('DO UPDATE', `DO UPDATE SET ${set}`)}`);
    try {
      insert.run(row);
    } catch (error) {
      if (sqliteCode(error)?.startsWith('SQLITE_CONSTRAINT') !== true) throw error;
    }
  }
}

const Entry = ShiftEvent.extend({ data: jsonColumn(ShiftEvent.shape.data) });

/** Entries of the log behind ours, as long as each holds the hash of the one before. */
function chainOn(db: Db, damaged: DamagedDatabase): void {
  const events = createShiftEvents(db, createDevice(db));
  for (const row of damaged.rowsOf('shift_event')) {
    const parsed = Entry.safeParse(camelCased(row));
    if (!parsed.success) continue;
    const { previousHash, hash, ...facts } = parsed.data;
    if (linkHash(previousHash, facts, sha256) === hash) events.goOnWith(parsed.data);
  }
}
