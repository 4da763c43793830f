import { z } from 'zod';
import type { DayRows } from '../../shared/domain/figures.ts';
import type { Instant } from '../../shared/model/time.ts';
import type { Db } from './database.ts';
import { jsonColumn } from './json.ts';

const day = (column: string): string => `${column} >= @from AND ${column} < @to`;

/** Sums over a half-open range of time. Exported for the test of their plans. */
export const dayRowsSql = {
  calls: `SELECT count(*) AS calls, count(closed_at) AS closedCalls,
      coalesce(sum(talk_ms) FILTER (WHERE state = 'closed'), 0) AS talkMs,
      coalesce(sum(hold_ms) FILTER (WHERE state = 'closed'), 0) AS holdMs,
      coalesce(sum(wrap_up_ms) FILTER (WHERE state = 'closed'), 0) AS wrapUpMs
    FROM call WHERE ${day('opened_at')}`,
  cases: `SELECT count(*) FROM case_head WHERE ${day('first_at')}`,
  dispositions: `SELECT disposition AS code, count(*) AS count FROM case_head WHERE ${day('first_at')}
    GROUP BY disposition ORDER BY count DESC, code LIMIT 200`,
  provinces: `SELECT province AS code, count(*) AS count FROM case_head WHERE ${day('first_at')} AND province <> ''
    GROUP BY province ORDER BY count DESC, code LIMIT 200`,
  channels: `SELECT channel AS code, count(*) AS count FROM call WHERE ${day('opened_at')}
    GROUP BY channel ORDER BY count DESC, code LIMIT 200`,
  troubleSets: `SELECT trouble AS codes, count(*) AS count FROM case_head WHERE ${day('first_at')} AND trouble <> '[]'
    GROUP BY trouble`,
  minutes: `SELECT substr(opened_at, 1, 16) AS minute, count(*) AS count FROM call WHERE ${day('opened_at')}
    GROUP BY minute`,
  corrections: `SELECT count(*) FROM case_rev WHERE ${day('captured_at')} AND rev > 1`,
  returned: `SELECT count(*) FROM review WHERE ${day('at')} AND verdict = 'returned'`,
  incidents: `SELECT count(*) FROM shift_event WHERE ${day('at')} AND kind GLOB 'incident.*'`,
} as const;

const Calls = z.object({ calls: z.int(), closedCalls: z.int(), talkMs: z.int(), holdMs: z.int(), wrapUpMs: z.int() });
const Count = z.object({ code: z.string(), count: z.int() });
const TroubleSet = z.object({ codes: jsonColumn(z.array(z.string())), count: z.int() });
const Minute = z.object({ minute: z.string(), count: z.int() });

export function createDayRows(db: Db) {
  const calls = db.prepare(dayRowsSql.calls);
  const cases = db.prepare(dayRowsSql.cases).pluck();
  const dispositions = db.prepare(dayRowsSql.dispositions);
  const provinces = db.prepare(dayRowsSql.provinces);
  const channels = db.prepare(dayRowsSql.channels);
  const troubleSets = db.prepare(dayRowsSql.troubleSets);
  const minutes = db.prepare(dayRowsSql.minutes);
  const corrections = db.prepare(dayRowsSql.corrections).pluck();
  const returned = db.prepare(dayRowsSql.returned).pluck();
  const incidents = db.prepare(dayRowsSql.incidents).pluck();
  return (range: { readonly from: Instant; readonly to: Instant }): DayRows => ({
    ...Calls.parse(calls.get(range)),
    cases: Number(cases.get(range)),
    dispositions: z.array(Count).parse(dispositions.all(range)),
    provinces: z.array(Count).parse(provinces.all(range)),
    channels: z.array(Count).parse(channels.all(range)),
    troubleSets: z.array(TroubleSet).parse(troubleSets.all(range)),
    minutes: z.array(Minute).parse(minutes.all(range)),
    corrections: Number(corrections.get(range)),
    returned: Number(returned.get(range)),
    incidents: Number(incidents.get(range)),
  });
}
