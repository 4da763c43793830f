import { safetyOf } from '../machine/filePort.ts';
import type { SimDesk } from '../desk/simDesk.ts';
import type { Said } from '../oracle/createOracle.ts';
import type { Stage } from './createStage.ts';

/**
 * "Saved" was said. From this moment both copies must outlive a power cut: the journal was synced, and its name too.
 * @param synced how often the disk had been synced before the agent pressed the key.
 */
export function hear({ world, oracle }: Stage, desk: SimDesk, said: Said, synced: number): void {
  world.trace.say(desk.name, `said ${said.caseId} ${said.rev}`);
  const { syncs, nameless } = safetyOf(desk.disk());
  if (syncs === synced) world.broken('unsafe', `${desk.name}: said before the journal had it`);
  if (nameless !== null) world.broken('unsafe', `${desk.name}: a power cut takes ${nameless} away`);
  oracle.said(said);
}
