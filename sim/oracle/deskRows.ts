import type Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { aside } from '../machine/sqlitePort.ts';

const Row = z.object({
  caseId: z.string(),
  rev: z.int(),
  sha256: z.string(),
  body: z.string(),
  incarnation: z.int(),
  seq: z.int(),
  state: z.enum(['pending', 'accepted', 'secured', 'parked']).nullable(),
});
export type DeskRow = z.infer<typeof Row>;

/** Every revision on a desk with what it believes of it, read past its program. */
export const deskRows = (raw: Sqlite.Database): readonly DeskRow[] =>
  aside(() =>
    z.array(Row).parse(
      raw
        .prepare(
          `SELECT r.case_id AS caseId, r.rev, r.sha256, r.body, r.incarnation, r.seq, o.state
            FROM case_rev r LEFT JOIN outbox o ON o.case_id = r.case_id AND o.rev = r.rev ORDER BY r.case_id, r.rev`,
        )
        .all(),
    ),
  );

const count = (raw: Sqlite.Database, sql: string): number => z.int().parse(raw.prepare(sql).pluck().get());

/** I9: what must hold of a desk's database whenever it was opened; null when it does. */
export const deskFault = (raw: Sqlite.Database): string | null =>
  aside(() => {
    const check = z.string().parse(raw.pragma('quick_check(1)', { simple: true }));
    if (check !== 'ok') return `quick_check: ${check}`;
    if (z.array(z.unknown()).parse(raw.pragma('foreign_key_check')).length > 0) return 'a foreign key points nowhere';
    const revisions = count(raw, 'SELECT count(*) FROM case_rev');
    const paired = count(
      raw,
      'SELECT count(*) FROM case_rev r JOIN outbox o ON o.case_id = r.case_id AND o.rev = r.rev',
    );
    const queued = count(raw, 'SELECT count(*) FROM outbox');
    if (revisions !== paired || queued !== paired) return `${revisions} revisions, ${queued} queued, ${paired} pairs`;
    for (const state of ['pending', 'accepted', 'parked']) {
      const told = count(raw, `SELECT coalesce((SELECT CAST(v AS INTEGER) FROM device WHERE k = '${state}'), 0)`);
      const there = count(raw, `SELECT count(*) FROM outbox WHERE state = '${state}'`);
      if (told !== there) return `${told} counted as ${state}, ${there} are`;
    }
    return null;
  });

/** What makes a commit outlive a power cut; null when it holds. */
export const unsafeSetting = (raw: Sqlite.Database): string | null =>
  aside(() => {
    const journal = raw.pragma('journal_mode', { simple: true });
    const synchronous = raw.pragma('synchronous', { simple: true });
    return journal === 'wal' && synchronous === 2
      ? null
      : `journal_mode ${String(journal)}, synchronous ${String(synchronous)}`;
  });
