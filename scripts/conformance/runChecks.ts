import { batchChecks } from './batchChecks.ts';
import type { Check, Seen } from './check.ts';
import { doorChecks } from './doorChecks.ts';
import { openWire } from './exchange.ts';
import { feedChecks } from './feedChecks.ts';
import { formChecks } from './formChecks.ts';
import { lastChecks } from './lastChecks.ts';
import { firstOfAll, lastOfAll } from './memoryChecks.ts';
import { type Device, openSubject, type Subject } from './openSubject.ts';
import { reconcileChecks } from './reconcileChecks.ts';
import { refusalChecks } from './refusalChecks.ts';
import { sizeChecks } from './sizeChecks.ts';
import { stateChecks } from './stateChecks.ts';

/** In this order: who enrols first, what is about all answers last. */
const checks: readonly Check[] = [
  ...doorChecks,
  firstOfAll,
  ...batchChecks,
  ...sizeChecks,
  ...refusalChecks,
  ...stateChecks,
  ...reconcileChecks,
  ...feedChecks,
  ...formChecks,
  lastOfAll,
  ...lastChecks,
];

export type Verdict = Seen & Pick<Check, 'says'>;

/** Looks at everything, one after the other; a server that says nothing fails what it was asked. @param tell hears of each check when it is done. */
export async function runChecks(
  url: string,
  device: Device,
  tell: (verdict: Verdict) => void = () => undefined,
): Promise<readonly Verdict[]> {
  const wire = openWire(url);
  const subject = openSubject(wire, device);
  try {
    const verdicts: Verdict[] = [];
    for (const { says, look } of checks) {
      const verdict = { says, ...(await lookSafely(look, subject)) };
      verdicts.push(verdict);
      tell(verdict);
      // Nobody is there: everything else would fail with the same words.
      if (wire.said.length === 0) break;
    }
    return verdicts;
  } finally {
    wire.close();
  }
}

const lookSafely = (look: Check['look'], subject: Subject): Promise<Seen> =>
  look(subject).catch((error: unknown): Seen => ({ ok: false, saw: sentenceOf(error) }));

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 300);
