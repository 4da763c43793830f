import type { BenchResult } from './benchRow.ts';
import { openPlaces } from './sync/benchPlaces.ts';
import { drainRows } from './sync/drainRows.ts';
import { fleetRows } from './sync/fleetRows.ts';
import { ingestRows } from './sync/ingestRows.ts';
import { saveRows } from './sync/saveRows.ts';
import { scheduleRows } from './sync/scheduleRows.ts';
import { windowRows } from './sync/windowRows.ts';

/** Saving, sending and taking in cases: each figure beside what others do, or what the store itself can do, in the same run. */
export async function sync(): Promise<BenchResult> {
  const places = await openPlaces();
  try {
    const rows = [
      ...(await drainRows(places)),
      ...(await ingestRows(places)),
      ...(await saveRows(places)),
      ...(await windowRows()),
      ...(await scheduleRows()),
      ...(await fleetRows(places)),
    ];
    return { name: 'sync', rows };
  } finally {
    await places.remove();
  }
}
