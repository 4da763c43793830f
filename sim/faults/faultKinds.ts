/** What a line, or a stranger on it, does to one exchange between a desk and the server. */
export const lineFaults = [
  'unreachable',
  'blackhole', // swallowed: no answer at all, nothing arrives
  'resetBefore',
  'resetAfter', // the server committed, its answer is lost
  'timeoutAfter',
  'delay', // late, sometimes later than the desk waits
  'duplicate',
  'reorder', // given up by the desk, delivered behind later ones
  'truncatedRequest',
  'truncatedReply',
  'portalPage',
  'portalJson',
  'redirect',
  'forged', // our protocol, the right names, other hashes
  'staleReply', // the answer to an earlier request
  'missingResult',
  'boast', // an honest answer that calls more secured than there is
  'statusAfter', // committed, and then an error of a proxy
] as const;
export type LineFault = (typeof lineFaults)[number];

/** Every status of the error table, once from our own server and once from a stranger in front of it. */
export const statuses = [400, 401, 403, 404, 408, 409, 413, 415, 422, 426, 429, 500, 502, 503, 504] as const;
export type StatusFault = `http${(typeof statuses)[number]}` | `proxy${(typeof statuses)[number]}`;
export const statusFaults: readonly StatusFault[] = statuses.flatMap((status): StatusFault[] => [
  `http${status}`,
  `proxy${status}`,
]);

/** What happens to machines, disks and people. */
export const eventFaults = [
  'deskKilled',
  'deskKilledAtOperation',
  'deskPowerCut',
  'tornCommit',
  'deskIoError',
  'deskDiskFull',
  'deskClockJump',
  'deskAsleep',
  'secondInstance',
  'serverKilled',
  'serverKilledAtOperation',
  'serverIoError',
  'serverDiskFull',
  'serverClockJump',
  'serverRestored', // from an old backup, and knows it
  'serverRolledBack', // to an old image, and does not know it
  'outage',
  'tokenExpired',
  'formUnknown',
  'poisonQuarantined',
  'poisonCrash',
  'poisonRefused',
  'clonedDisk',
  'oldDiskImage',
  'yearOffline',
  'corruptPage',
  'tornJournal',
  'journalIoError',
] as const;
export type EventFault = (typeof eventFaults)[number];

export type FaultKind = LineFault | StatusFault | EventFault;

export const faultKinds: readonly FaultKind[] = [...lineFaults, ...statusFaults, ...eventFaults];
