/** Waits in milliseconds before each kind of sending. All are spread, so that a whole fleet never speaks at once. */

const startSpreadMs = 5_000;
const resumeSpreadMs = 30_000;
const shiftEndSpreadMs = 900_000;

/** The same slot for the same device, whenever it starts, even over the devices (FNV-1a). */
export function devicePhaseMs(deviceId: string, periodMs: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < deviceId.length; i += 1) hash = Math.imul(hash ^ deviceId.charCodeAt(i), 0x01000193);
  return (((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32) * periodMs;
}

/**
 * Until the device's next slot: at least a millisecond and at most a period, whatever the clock says. Slots begin on whole
 * milliseconds, as the clock does: between two of them a desk would wake a thousand times for one slot.
 */
export function untilSlotMs(now: number, phaseMs: number, periodMs: number): number {
  const since = (((now - Math.floor(phaseMs)) % periodMs) + periodMs) % periodMs;
  return periodMs - since;
}

/** A pause after a save, in which the next ones gather: once to twice what the pack says. */
export const afterSaveMs = (seconds: number, unit: number): number => seconds * 1000 * (1 + unit);

export const afterStartMs = (unit: number): number => unit * startSpreadMs;
export const afterResumeMs = (unit: number): number => unit * resumeSpreadMs;

/**
 * A nation's shifts end at the same minute, and what a desk has then is leftovers: every save is followed by a sending. Each
 * device has its own place in the quarter of an hour, the one that a schedule of that period gives it anyway.
 */
export const afterShiftEndMs = (deviceId: string): number => devicePhaseMs(deviceId, shiftEndSpreadMs);
