import { expect, it, onTestFinished } from 'vitest';
import { createComparison } from '../../scripts/kill/compare.ts';
import { openKillDesk } from '../../scripts/kill/openKillDesk.ts';
import { keyOf, nothingSaid } from '../../scripts/kill/said.ts';
import { type Seen, strikesOf } from '../../scripts/kill/strikes.ts';
import { emptyTally, isClean } from '../../scripts/kill/tally.ts';
import { openDatabase } from '../../core/storage/database.ts';
import { databaseFile } from '../../core/storage/openStore.ts';
import { makeOldDesk } from '../support/oldDesk.ts';
import { migrations } from '../../core/storage/migrate.ts';

const key = keyOf('a', 1);
const seen = (changes: Partial<Seen> = {}): Seen => ({
  victim: 'core',
  atStart: false,
  inFlight: { name: 'case.submit', caseId: 'a', rev: 1 },
  sending: false,
  desk: { revisions: new Map(), pending: new Set(), drafts: new Map(), faults: [] },
  inJournal: new Set(),
  onServer: new Map(),
  said: nothingSaid(),
  ...changes,
});
const onDesk = (revisions: readonly string[]) => ({
  ...seen().desk,
  revisions: new Map(revisions.map((name) => [name, 'hash'])),
  pending: new Set(revisions),
});

it.each<[string, Partial<Seen>, string[]]>([
  ['before anything was written', {}, ['core: saving a case, before the journal']],
  ['behind the journal', { inJournal: new Set([key]) }, ['core: saving a case, in the journal, not committed']],
  ['behind the commit', { desk: onDesk([key]) }, ['core: saving a case, committed, answer lost']],
  ['in its start', { atStart: true, inFlight: null }, ['core: at its start']],
  ['between two calls', { inFlight: null }, ['core: between two calls']],
  ['in another call', { inFlight: { name: 'call.open', caseId: null, rev: null } }, ['core: in call.open']],
  ['on a server at rest', { victim: 'server' }, ['server: at rest']],
  ['before the server stored', { victim: 'server', sending: true }, ['server in a request: nothing stored']],
  [
    'behind the commit of the server',
    { victim: 'both', sending: true, inFlight: null, desk: onDesk([key]), onServer: new Map([[key, 'hash']]) },
    ['core: between two calls', 'both in a request: stored, receipt lost'],
  ],
])('a kill %s is told as such', (_where, changes, strikes) => {
  expect(strikesOf(seen(changes))).toEqual(strikes);
});

it('a comparison finds what is lost, changed, invented and given out twice', async () => {
  const desk = await openKillDesk();
  onTestFinished(desk.remove);
  const db = openDatabase(databaseFile(desk.userData), desk.key);
  makeOldDesk(db, migrations.length);
  db.close();
  const said = nothingSaid();
  const tally = emptyTally();
  const compare = createComparison(desk, said, tally);
  const there = compare.withDesk(1);
  expect(tally).toMatchObject({ lost: 0, invented: there.revisions.size });
  const [first = '', second = ''] = there.revisions.keys();
  said.acknowledged
    .set(first, there.revisions.get(first) ?? '')
    .set(second, 'another hash')
    .set(keyOf('gone', 1), 'hash');
  compare.withDesk(2);
  expect(tally.lost).toBe(2);
  compare.withServer(2);
  expect(tally.lost).toBe(5);
  compare.withExport(new Map([...said.acknowledged.keys()].map((name) => [name, name === first ? 2 : 1])));
  expect(tally).toMatchObject({ lost: 5, duplicated: 1 });
  expect(isClean(tally)).toBe(false);
});
