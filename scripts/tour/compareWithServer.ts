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
 * `lost`: reference numbers shown as saved, or words typed, that the server lacks; `duplicates`: the same case and revision twice.
 */
export function compareWithServer(
  references: readonly string[],
  onServer: readonly ServerCase[],
  typed: readonly (readonly [disposition: string, caller: Caller])[],
): { readonly lost: number; readonly duplicates: number } {
  const bodies = onServer.map(({ body }) => Body.parse(JSON.parse(body)));
  const lostReferences = references.filter((reference) => !bodies.some((body) => body.reference === reference));
  const lostWords = typed.filter(([disposition, caller]) => {
    const number = `+62${caller.phone.slice(1)}`;
    const own = bodies.filter((body) => body.callerNumber === number && body.disposition === disposition);
    const said = JSON.stringify(own.map(({ answers }) => answers));
    return own.length === 0 || ![caller.name, caller.nik, caller.business].every((word) => said.includes(word));
  });
  const keys = onServer.map(({ caseId, rev }) => `${caseId} ${rev}`);
  return { lost: lostReferences.length + lostWords.length, duplicates: keys.length - new Set(keys).size };
}
