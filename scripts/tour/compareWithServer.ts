import { z } from 'zod';
import type { Caller } from '../../test/support/callers.ts';
import type { ServerCase } from '../../test/support/readServer.ts';

const Body = z.object({
  reference: z.string(),
  disposition: z.string(),
  callerNumber: z.string().nullable(),
  answers: z.record(z.string(), z.unknown()),
});

/**
 * Compares what was said to be saved, and what was typed, with what the server holds.
 * `lost`: reference numbers shown as saved, or words typed, that the server lacks; `missing` names them; `duplicates`: the same case and revision twice.
 */
export function compareWithServer(
  references: readonly string[],
  onServer: readonly ServerCase[],
  typed: readonly (readonly [disposition: string, caller: Caller])[],
): { readonly lost: number; readonly duplicates: number; readonly missing: readonly string[] } {
  const bodies = onServer.map(({ body }) => Body.parse(JSON.parse(body)));
  const lostReferences = references.filter((reference) => !bodies.some((body) => body.reference === reference));
  const lostWords = typed.flatMap(([disposition, caller]) => {
    const number = `+62${caller.phone.slice(1)}`;
    const own = bodies.filter((body) => body.callerNumber === number && body.disposition === disposition);
    const said = JSON.stringify(own.map(({ answers }) => answers));
    if (own.length === 0) return [`${disposition} of ${number}`];
    return [caller.name, caller.nik, caller.business].filter((word) => !said.includes(word));
  });
  const keys = onServer.map(({ caseId, rev }) => `${caseId} ${rev}`);
  const missing = [...lostReferences, ...lostWords];
  return { lost: missing.length, missing, duplicates: keys.length - new Set(keys).size };
}
