import { type Oracle, nameOf } from './createOracle.ts';
import { deskFault, type DeskRow, deskRows, unsafeSetting } from './deskRows.ts';
import { hashOf, heldByServer, letterNames, serverRows } from './serverRows.ts';
import { z } from 'zod';
import type { SimDesk } from '../desk/simDesk.ts';
import type { SimServer } from '../server/simServer.ts';
import type { Invariant, World } from '../world/world.ts';

export type Verdict = { readonly lost: number; readonly duplicated: number; readonly stalled: number };

type Judged = {
  readonly world: World;
  readonly oracle: Oracle;
  readonly server: SimServer;
  readonly desks: readonly SimDesk[];
};

const Note = z.object({ note: z.string() });

const rowsOf = (desk: SimDesk): readonly DeskRow[] => {
  const life = desk.life();
  return life === null ? [] : deskRows(life.raw);
};

/** I7: what still waits though nothing hinders it. */
export const waiting = ({ oracle, desks }: Judged): readonly DeskRow[] =>
  desks.flatMap((desk) =>
    rowsOf(desk).filter(({ state, caseId }) => state === 'pending' && !oracle.poison.has(caseId)),
  );

/** What only time resolves: set aside through a fault, or taken for sent before the server lost it. */
export function unresolved({ oracle, server, desks }: Judged): readonly string[] {
  const held = heldByServer(server.raw());
  return desks.flatMap((desk) =>
    rowsOf(desk)
      .filter((row) => !oracle.poison.has(row.caseId) && !held.has(nameOf(row)))
      .map((row) => `${nameOf(row)} ${row.state ?? ''}`),
  );
}

/** Everything that must hold when all is quiet. */
export function judge(judged: Judged): Verdict {
  const { world, oracle, server, desks } = judged;
  const rows = serverRows(server.raw());
  const held = heldByServer(server.raw());
  const onDesks = new Map(desks.map((desk) => [desk.name, rowsOf(desk)]));

  const all = [...onDesks.values()].flat();
  const unsent = new Map(
    all.filter(({ state }) => state === 'pending' || state === 'parked').map((row) => [nameOf(row), row]),
  );
  const lost = oracle.promised().filter((said) => !held.has(nameOf(said)) && !unsent.has(nameOf(said)));
  for (const said of lost)
    world.broken('lost', `${said.desk} said ${nameOf(said)} at ${(said.at / 1000).toFixed(0)} s`);
  // What the server cannot bear waits on its desk for a person; nothing else may.
  const stalled = [...unsent.values()].filter((row) => !held.has(nameOf(row)) && !oracle.poison.has(row.caseId));
  for (const row of stalled) world.broken('stalled', `${nameOf(row)} is ${row.state ?? ''}`);

  const names = rows.map(({ caseId, rev }) => `${caseId} ${rev}`);
  const kept = new Set(rows.map(nameOf));
  const again = letterNames(server.raw()).filter((name) => kept.has(name)).length;
  const duplicated = names.length - new Set(names).size + again;
  if (duplicated > 0) world.broken('duplicated', `${duplicated} revisions are there twice`);

  const unsafe = unsafeSetting(server.raw());
  if (unsafe !== null) world.broken('unsafe', `server: ${unsafe}`);

  for (const { caseId, rev, sha256, body } of rows) {
    const parsed = Note.safeParse(JSON.parse(body ?? 'null'));
    if (body === null) world.broken('lost', `the server has the name of ${caseId} ${rev} and not its text`);
    else if (hashOf(body) !== sha256)
      world.broken('invented', `${caseId} ${rev} has not the hash that it is kept under`);
    else if (!parsed.success || !oracle.wasTyped(caseId, rev, parsed.data.note)) {
      world.broken('invented', `nobody typed ${caseId} ${rev}`);
    }
  }

  for (const [name, revisions] of onDesks) {
    for (const row of revisions) {
      if ((row.state === 'accepted' || row.state === 'secured') && !held.has(nameOf(row))) {
        world.broken('ahead', `${name} believes that the server has ${nameOf(row)}`);
      }
    }
    for (const [incarnation, seqs] of Map.groupBy(revisions, (row) => row.incarnation)) {
      const numbers = new Set(seqs.map(({ seq }) => seq));
      if (numbers.size !== seqs.length) world.broken('gap', `${name} gave one number of ${incarnation} out twice`);
    }
  }

  return { lost: lost.length, duplicated, stalled: stalled.length };
}

/** Whenever a desk has opened its database. */
export function judgeStart(world: World, desk: SimDesk): void {
  const life = desk.life();
  if (life === null) return;
  const found: [Invariant, string | null][] = [
    ['unsound', deskFault(life.raw)],
    ['unsafe', unsafeSetting(life.raw)],
  ];
  for (const [invariant, fault] of found) if (fault !== null) world.broken(invariant, `${desk.name}: ${fault}`);
}
