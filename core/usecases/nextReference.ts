import { localDay } from '../../shared/domain/localDay.ts';
import { referenceNumber } from '../../shared/domain/referenceNumber.ts';
import type { Reference } from '../../shared/model/ids.ts';
import type { Desk } from '../desk.ts';

/** Numbers of one day that are kept free for each database that a desk has had. */
const perIncarnation = 1000;

/**
 * The next reference number of this desk and day, counted in the database, inside a transaction. A new database on the
 * same desk begins a thousand higher, so that a number that was read out to a caller is never given to another.
 */
export function nextReference({ store, installed, workstation, now }: Desk): Reference {
  const { device } = store;
  const day = localDay(now(), installed.pack.timeZone).date;
  if (device.get('referenceDay') !== day) {
    device.set('referenceDay', day);
    device.set('referenceCounter', null);
  }
  const floor = (Number(device.get('incarnation') ?? 1) - 1) * perIncarnation;
  return referenceNumber(installed.pack.referencePrefix, day, workstation, device.next('referenceCounter', floor));
}
