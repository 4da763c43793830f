import type { Desk } from '../desk.ts';
import { freeBytes } from '../recovery/ballast.ts';
import { addNotice } from './addNotice.ts';

/** A day of calls needs some tens of megabytes; below this somebody should make room before it is too late. */
const lowBytes = 1024 * 1024 * 1024;

export function warnWhenDiskIsLow(
  desk: Pick<Desk, 'store' | 'random' | 'now' | 'publish' | 'log'>,
  folder: string,
): void {
  if (freeBytes(folder) < lowBytes) addNotice(desk, 'diskLow', { megabytes: 1024 });
}
