import { statfsSync } from 'node:fs';
import type { Desk } from '../desk.ts';
import { addNotice } from './addNotice.ts';

/** A day of calls needs some tens of megabytes; below this somebody should make room before it is too late. */
const lowBytes = 256 * 1024 * 1024;

export function warnWhenDiskIsLow(
  desk: Pick<Desk, 'store' | 'random' | 'now' | 'publish' | 'log'>,
  folder: string,
): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < lowBytes) addNotice(desk, 'diskLow', { megabytes: 256 });
}
