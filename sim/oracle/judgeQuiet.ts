import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { canary } from '../desk/takeCase.ts';
import type { SimDesk } from '../desk/simDesk.ts';
import { aside } from '../machine/sqlitePort.ts';
import type { SimServer } from '../server/simServer.ts';
import type { World } from '../world/world.ts';
import { deskRows } from './deskRows.ts';

const Numbers = z.array(z.int());

/** I8: every desk has read every report that the server's feed holds. */
export function judgeFeed(world: World, server: SimServer, desks: readonly SimDesk[]): void {
  const sent = aside(() =>
    Numbers.parse(server.raw().prepare("SELECT seq FROM publication WHERE kind = 'report'").pluck().all()),
  );
  for (const desk of desks) {
    const raw = desk.life()?.raw;
    if (raw === undefined) continue;
    const read = new Set(aside(() => Numbers.parse(raw.prepare('SELECT seq FROM form_report').pluck().all())));
    const missing = sent.filter((seq) => !read.has(seq));
    if (missing.length > 0) world.broken('skipped', `${desk.name} never read ${missing.join(', ')} of the feed`);
  }
}

const Reached = z.object({ incarnation: z.int(), contiguous: z.int() });

/** I5: numbers without a hole on the desk, and all of them counted at the server. Only where no disk was exchanged. */
export function judgeNumbers(world: World, server: SimServer, desk: SimDesk): void {
  const raw = desk.life()?.raw;
  if (raw === undefined) return;
  const [device] = aside(() =>
    z.array(z.string()).parse(raw.prepare("SELECT v FROM device WHERE k = 'deviceId'").pluck().all()),
  );
  const reached = aside(() =>
    z.array(Reached).parse(
      server
        .raw()
        .prepare('SELECT incarnation, contiguous_seq AS contiguous FROM device_seq WHERE device_id = ?')
        .all(device ?? ''),
    ),
  );
  for (const [incarnation, rows] of Map.groupBy(deskRows(raw), (row) => row.incarnation)) {
    const last = Math.max(...rows.map(({ seq }) => seq));
    if (last !== rows.length) world.broken('gap', `${desk.name}: ${rows.length} revisions have numbers up to ${last}`);
    const counted = reached.find((row) => row.incarnation === incarnation)?.contiguous ?? 0;
    if (counted !== last) world.broken('gap', `${desk.name}: the server counts to ${counted} of ${last}`);
  }
}

const Shared = z.object({ device: z.string(), incarnation: z.int(), seq: z.int() });

/** I5: no number of a device stands at two revisions. Only where no disk was copied or put back. */
export function judgeShared(world: World, server: SimServer): void {
  const shared = aside(() =>
    z
      .array(Shared)
      .parse(
        server
          .raw()
          .prepare(`SELECT device_id AS device, incarnation, seq FROM case_rev GROUP BY 1, 2, 3 HAVING count(*) > 1`)
          .all(),
      ),
  );
  for (const { device, incarnation, seq } of shared) {
    world.broken('gap', `number ${seq} of incarnation ${incarnation} of ${device} stands at two revisions`);
  }
}

/** I10: what a caller said stands in no file of a desk. */
export function judgeSecrecy(world: World, desk: SimDesk): void {
  for (const file of filesIn(desk.disk())) {
    if (readFileSync(file).includes(canary))
      world.broken('readable', `${desk.name}: ${file} holds the words of a caller`);
  }
}

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((path) => statSync(path).isFile())
    : [];
