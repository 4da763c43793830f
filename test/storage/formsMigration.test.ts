import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase, type Db } from '../../core/storage/database.ts';
import { migrate, migrations } from '../../core/storage/migrate.ts';
import { createStore } from '../../core/storage/store.ts';
import { CaseId, Sha256 } from '../../shared/model/ids.ts';
import { aCaseBody, hashOf, someFormHash } from '../support/batchItems.ts';
import { aPack } from '../support/builders.ts';
import { testKey } from '../support/tempDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';

const at = '2026-03-24T02:00:00.000Z';
const caseId = '018f3a5c-0000-7000-8000-0000000000aa';
const callId = '018f3a5c-0000-7000-8000-0000000000cc';
const draftId = '018f3a5c-0000-7000-8000-0000000000bb';
const packHash = hashOf('a pack');

/** A desk as the version before left it: a form, a pack without a surge, a saved case, its events, and an open draft. */
function deskBefore(): Db {
  const db = openDatabase(join(tempFolder(), 'tanggap.db'), testKey);
  onTestFinished(() => {
    db.close();
  });
  migrate(db, migrations.slice(0, 1));
  const { surge: _surge, ...pack } = aPack();
  const { needsCompletion: _needsCompletion, ...body } = aCaseBody({ caseId });
  const insert = (table: string, ...values: unknown[]) =>
    db.prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`).run(...values);
  insert('form', someFormHash, 'intake', '1', '<form/>');
  insert('pack', packHash, someFormHash, JSON.stringify(pack), '[]', at);
  insert('case_rev', caseId, 1, 0, 1, 1, someFormHash, 'Sari', at, hashOf('x'), JSON.stringify(body));
  insert('outbox', caseId, 1, 1, 'pending', null, at, at);
  db.prepare(`INSERT INTO case_head (case_id, rev, reference, agent_id, agent_name, first_at, captured_at, channel,
      disposition, caller_number, caller_name, business, region, province, trouble, review, review_comment)
    VALUES (?, 1, 'KU-260324-03-0001-5', 'sari', 'Sari', ?, ?, 'telepon', 'lengkap', NULL, 'Siti', '', '', '', '[]',
      'unreviewed', '')`).run(caseId, at, at);
  insert('draft_event', 1, caseId, at, '/data/nama', 'answered', '"Siti"');
  insert('shift', 'shift', 'sari', 'Sari', at, null, '');
  const reference = 'KU-260324-03-0002-3';
  insert('call', callId, draftId, reference, 'shift', 'sari', 'telepon', null, 'talking', at, at, null, null, 0, 0, 0);
  const place = '{"step":null,"question":null}';
  const written = [place, '<data/>', '{"/data/nama":"Budi"}', '{}', '[]', 'catatan', null, '', at, at, 'r', ''];
  insert('draft', draftId, callId, reference, 'sari', 0, 3, someFormHash, packHash, 'id', ...written);
  return db;
}

it('a desk of the version before keeps its case, its draft and its form, and finds them by the new indexes', () => {
  const db = deskBefore();
  expect(migrate(db)).toMatchObject({ ok: true, value: { version: migrations.length } });
  const store = createStore(db, false);
  expect(store.caseHeads.one(CaseId.parse(caseId))).toMatchObject({ needsCompletion: false, formHash: someFormHash });
  expect(store.caseHeads.countOnForm(someFormHash)).toBe(1);
  expect(store.caseRevs.latest(CaseId.parse(caseId))?.body).toMatchObject({ needsCompletion: false });
  expect(store.drafts.byCase(CaseId.parse(draftId))).toMatchObject({
    surge: false,
    revision: 3,
    note: 'catatan',
    answers: { '/data/nama': 'Budi' },
  });
  expect(store.drafts.countOnForm(someFormHash)).toBe(1);
  expect(store.forms.byHash(someFormHash)).toMatchObject({ version: '1', title: '', attachments: [] });
  expect(store.packs.byHash(packHash)?.pack.surge).toBeNull();
  expect([...store.draftEvents.ofForm(someFormHash)]).toMatchObject([[{ reference: '/data/nama' }]]);
  expect([store.publications.cursor('test-hotline'), store.surges.of('test-hotline').on]).toEqual([0, false]);
  store.forms.keep({
    hash: someFormHash,
    formId: 'intake',
    version: '1',
    title: 'Intake',
    xml: '<form/>',
    attachments: [],
  });
  expect(store.forms.byHash(Sha256.parse(someFormHash))?.title).toBe('Intake');
});

it.each([
  ['a flag that is neither', `UPDATE case_head SET needs_completion = 2`],
  [
    'a publication in no state',
    `INSERT INTO publication VALUES ('h', 1, 'i', '${packHash}', 'f', '1', '', NULL, '${at}', '${at}', 'R', 'lost', NULL)`,
  ],
  [
    'a publication before the first',
    `INSERT INTO publication VALUES ('h', 0, 'i', '${packHash}', 'f', '1', '', NULL, '${at}', '${at}', 'R', 'started', NULL)`,
  ],
  ['a file of no form', `INSERT INTO form_attachment VALUES ('${packHash}', 'a.csv', '')`],
  ['a move of no draft', `INSERT INTO draft_move (case_id, at, before) VALUES ('nobody', '${at}', '{}')`],
  ['a failure for no reason', `INSERT INTO form_failure VALUES ('${packHash}', 'bored', '', '${at}', '1', 0, 0)`],
])('what cannot be true cannot be stored: %s', (_name, sql) => {
  const db = deskBefore();
  migrate(db);
  expect(() => db.exec(sql)).toThrow(/constraint/i);
});
