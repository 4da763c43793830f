import { expect, it } from 'vitest';
import { openCallsSql } from '../../core/storage/calls.ts';
import { callerHistorySql, caseListSql, casesOnFormSql } from '../../core/storage/caseHeads.ts';
import { revisionsOfCaseSql, unsecuredSql } from '../../core/storage/caseRevs.ts';
import { dayRowsSql } from '../../core/storage/dayRows.ts';
import { changesOfCaseSql, costsOfFormSql } from '../../core/storage/draftEvents.ts';
import { lastMoveSql } from '../../core/storage/draftMoves.ts';
import { untoldFailuresSql } from '../../core/storage/formFailures.ts';
import { reportsOfFormSql } from '../../core/storage/formReports.ts';
import { attachmentsOfFormSql } from '../../core/storage/forms.ts';
import { heldSql } from '../../core/storage/heldRevisions.ts';
import { journeyOfCaseSql } from '../../core/storage/journeys.ts';
import { pendingSql } from '../../core/storage/outbox.ts';
import { parkedSql } from '../../core/storage/parked.ts';
import { publicationsSql } from '../../core/storage/publications.ts';
import { reviewsOfCaseSql } from '../../core/storage/reviews.ts';
import { shiftEventPages } from '../../core/storage/shiftEvents.ts';
import { shiftsOfDaySql } from '../../core/storage/shifts.ts';
import { syncLedgerSql } from '../../core/storage/syncRuns.ts';
import { tempDatabase } from '../support/tempDatabase.ts';

const named = (prefix: string, statements: Record<string, string>): [string, string][] =>
  Object.entries(statements).map(([name, sql]) => [`${prefix} ${name}`, sql]);

const lists: [string, string][] = [
  ['open calls', openCallsSql],
  ['caller history', callerHistorySql],
  ['revisions of a case', revisionsOfCaseSql],
  ['what is not secured', unsecuredSql],
  ['changes of a case', changesOfCaseSql],
  ['reviews of a case', reviewsOfCaseSql],
  ['waiting for the server', pendingSql],
  ['shifts of a day', shiftsOfDaySql],
  ['journey of a case', journeyOfCaseSql],
  ['parked', parkedSql],
  ['ledger', syncLedgerSql],
  ['files of a form', attachmentsOfFormSql],
  ['cases on a form', casesOnFormSql],
  ['reports of a form', reportsOfFormSql],
  ['failures that nobody was told', untoldFailuresSql],
  ['last move of a draft', lastMoveSql],
  ...named('held', heldSql),
  ...named('publications', publicationsSql),
  ...named('costs', costsOfFormSql),
  ...named('log', shiftEventPages),
  ...named('cases', caseListSql.pages),
  ...named('count of cases', caseListSql.counts),
  ...named('figures', dayRowsSql),
];

/** What the planner says it will do, one step a line. Placeholders are bound to NULL: the plan does not depend on them. */
function planOf(sql: string): string[] {
  const db = tempDatabase();
  const statement = db.prepare(`EXPLAIN QUERY PLAN ${sql.replaceAll(/@\w+|\?/g, 'NULL')}`);
  return statement.all().map((row) => String(Reflect.get(Object(row), 'detail')));
}

it.each(lists)('%s finds its rows by an index and never walks a whole table', (_name, sql) => {
  const walks = planOf(sql).filter(
    (step) => /^SCAN (?!json_each|case_search|VIRTUAL|CONSTANT)/.test(step) && !/USING (COVERING )?INDEX/.test(step),
  );
  expect(walks).toEqual([]);
});

it.each([
  ['cases all', caseListSql.pages['all'] ?? ''],
  ['cases mine', caseListSql.pages['mine'] ?? ''],
  ['ledger', syncLedgerSql],
  ['journey of a case', journeyOfCaseSql],
  ['parked', parkedSql],
  ['log all', shiftEventPages.all],
  ['log ofShift', shiftEventPages.ofShift],
  ['log ofDay', shiftEventPages.ofDay],
  ['waiting for the server', pendingSql],
  ['held range', heldSql.range],
  ['reports of a form', reportsOfFormSql],
  ['failures that nobody was told', untoldFailuresSql],
  ...named('publications', publicationsSql),
  ...named('costs', costsOfFormSql),
])('%s comes in its order without sorting', (_name, sql) => {
  expect(planOf(sql).filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
});
