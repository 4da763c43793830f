import type { ParkReason } from '../model/outgoing.ts';

/**
 * Whether sending a parked revision again can help. A text that no longer has the hash it was saved with is never sent:
 * the server would keep what nobody has said.
 */
export const mayResend = (reason: ParkReason): boolean => reason !== 'damaged';
