import type { ClientBase } from 'pg';

/** Any number that no other part of this program takes: whoever makes a partition holds it. */
const partitionLock = 7_250_211;

/**
 * Makes the partition of `case_body` for one month (YYYY-MM) when there is none, within the client's transaction. Several
 * servers may do so at once. It is attached rather than created as a part, which lets inserts go on meanwhile.
 */
export async function openMonth(client: Pick<ClientBase, 'query'>, month: string): Promise<void> {
  if (!/^\d{4}-\d\d$/.test(month)) throw new Error(`${month} is no month`);
  const name = `case_body_${month.replace('-', '_')}`;
  await client.query('SELECT pg_advisory_xact_lock($1)', [partitionLock]);
  const { rows } = await client.query('SELECT 1 WHERE to_regclass($1) IS NULL', [name]);
  if (rows.length === 0) return;
  await client.query(`CREATE TABLE ${name} (LIKE case_body INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`);
  await client.query(`ALTER TABLE case_body ATTACH PARTITION ${name} FOR VALUES IN ('${month}')`);
}
