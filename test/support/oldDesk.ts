import type { Db } from '../../core/storage/database.ts';
import { migrate, migrations } from '../../core/storage/migrate.ts';
import { aCaseBody, hashOf, someFormHash } from './batchItems.ts';
import { aPack } from './builders.ts';

const at = '2026-03-24T02:00:00.000Z';
const packHash = hashOf('a pack');
const id = (n: number): string => `018f3a5c-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Brings an empty database to schema `version` and gives every table of that schema rows, as they were written then. */
export function makeOldDesk(db: Db, version: number): void {
  migrate(db, migrations.slice(0, 1));
  rowsOfFirst(db);
  if (version >= 2) {
    migrate(db, migrations.slice(0, 2));
    rowsOfForms(db);
  }
  migrate(db, migrations.slice(0, version));
}

/** Every row of every table, by what it is called: `table`, then its columns in the order of their names. */
export function rowsOf(db: Db): ReadonlyMap<string, readonly Readonly<Record<string, unknown>>[]> {
  const tables = db
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite_%'`,
    )
    .pluck()
    .all();
  return new Map(
    tables.map((table) => [table, db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).all()]),
  );
}

function inserter(db: Db) {
  return (table: string, ...facts: readonly Readonly<Record<string, unknown>>[]): void => {
    const row: Readonly<Record<string, unknown>> = Object.assign({}, ...facts);
    const columns = Object.keys(row);
    db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((c) => `@${c}`).join(', ')})`).run(
      row,
    );
  };
}

function rowsOfFirst(db: Db): void {
  const insert = inserter(db);
  const device = {
    deviceId: id(1),
    workstation: '07',
    incarnation: '1',
    lastSeq: '4',
    pending: '2',
    accepted: '1',
    parked: '1',
  };
  for (const [k, v] of Object.entries(device)) insert('device', { k, v });
  insert('agent', {
    id: 'sari',
    username: 'sari',
    name: 'Sari',
    role: 'agent',
    password_hash: '$argon2id$x',
    origin: 'provisioned',
  });
  insert('attempt', { scope: 'user:sari', failures: 2, last_failed_at: at });
  insert('notice', { id: id(2), at, kind: 'clockSkewed', details: '{"minutes":7}' });
  insert('form', { hash: someFormHash, form_id: 'intake', version: '1', xml: '<form/>' });
  const { surge: _surge, ...pack } = aPack();
  insert('pack', {
    hash: packHash,
    form_hash: someFormHash,
    pack: JSON.stringify(pack),
    articles: '[]',
    installed_at: at,
  });
  insert('shift', { id: id(3), agent_id: 'sari', agent_name: 'Sari', opened_at: at, closed_at: null, note: '' });
  const call = {
    shift_id: id(3),
    agent_id: 'sari',
    channel: 'telepon',
    caller_number: '+6281',
    state: 'talking',
    opened_at: at,
  };
  const times = { state_since: at, ended_at: null, closed_at: null, talk_ms: 1, hold_ms: 2, wrap_up_ms: 3 };
  insert('call', { id: id(4), case_id: id(50), reference: 'KU-260324-03-0002-3', ...call, ...times });
  insert(
    'draft',
    {
      case_id: id(50),
      call_id: id(4),
      reference: 'KU-260324-03-0002-3',
      agent_id: 'sari',
      base_rev: 0,
      revision: 3,
    },
    { form_hash: someFormHash, pack_hash: packHash, language: 'id', position: '{"step":null,"question":null}' },
    { instance_xml: '<data/>', answers: '{"/data/nama":"Budi"}', shadow: '{}', invalid: '[]', note: 'catatan' },
    { disposition: null, disposition_note: '', created_at: at, saved_at: at, run: 'r', save_hash: '' },
  );
  insert('draft_event', { id: 1, case_id: id(50), at, reference: '/data/nama', kind: 'answered', value: '"Budi"' });
  const states = ['pending', 'pending', 'accepted', 'parked'] as const;
  for (const [i, state] of states.entries()) {
    const { needsCompletion: _needs, ...body } = aCaseBody({ caseId: id(100 + i), note: `case ${i}` });
    const text = JSON.stringify(body);
    const facts = { case_id: id(100 + i), rev: 1, captured_at: at };
    const name = { base_rev: 0, incarnation: 1, seq: i + 1, form_hash: someFormHash, agent_name: 'Sari' };
    insert('case_rev', { ...facts, ...name, sha256: hashOf(text), body: text });
    const problem = state === 'parked' ? 'rejected' : null;
    insert('outbox', { ...facts, seq: i + 1, state, problem, changed_at: at });
    insert(
      'case_head',
      { ...facts, reference: `KU-260324-03-100${i}-5`, agent_id: 'sari', agent_name: 'Sari', first_at: at },
      { channel: 'telepon', disposition: 'lengkap', caller_number: null, caller_name: 'Siti', business: '' },
      { region: '', province: '', trouble: '[]', review: 'unreviewed', review_comment: '' },
    );
  }
  const review = { case_id: id(102), rev: 1, verdict: 'approved', comment: 'baik', supervisor_id: 'rina' };
  insert('review', { id: 1, ...review, supervisor_name: 'Rina', at });
  const run = { started_at: at, ended_at: at, trigger: 'save', outcome: 'sent', offered: 2, created: 1, duplicate: 0 };
  insert('sync_run', { id: 1, ...run, parked: 1, bytes_sent: 4096, detail: 'HTTP 200' });
  const entry = {
    at,
    kind: 'log.viewed',
    agent_id: null,
    agent_name: null,
    shift_id: null,
    call_id: null,
    case_id: null,
  };
  insert('shift_event', { seq: 1, ...entry, data: '{}', previous_hash: hashOf(''), hash: hashOf('1') });
}

function rowsOfForms(db: Db): void {
  const insert = inserter(db);
  const form = { form_hash: someFormHash };
  insert('form_attachment', { ...form, name: 'desa.csv', text: 'name,label' });
  insert('feed', { hotline: 'test-hotline', cursor: 3 });
  insert(
    'publication',
    { hotline: 'test-hotline', seq: 1, id: id(5), ...form, form_id: 'intake', version: '1', title: 'Intake' },
    { base_hash: null, at, starts_at: at, by: 'Rina', state: 'started', pack_hash: packHash },
  );
  insert('surge', { hotline: 'test-hotline', is_on: 1, since: at, by: 'Rina' });
  insert('form_report', { hotline: 'test-hotline', seq: 2, ...form, workstation: '09', reason: 'slow', at });
  insert('form_failure', { ...form, reason: 'engine', detail: '', at, app_version: '1', seq: 1, is_told: 0 });
  insert('draft_move', { id: 1, case_id: id(50), at, before: '{}' });
}
