import type { ShiftEventKind } from '../../shared/model/shiftEvent.ts';

/** Filters of the shift log: what supervisors look for, each a handful of kinds. */
export const eventGroups = {
  all: [],
  session: [
    'session.signedIn',
    'session.signInFailed',
    'session.locked',
    'session.unlocked',
    'session.signedOut',
    'shift.opened',
    'shift.closed',
  ],
  calls: [
    'call.opened',
    'call.held',
    'call.resumed',
    'call.ended',
    'call.numberChanged',
    'draft.recovered',
    'draft.moved',
    'draft.moveUndone',
  ],
  cases: ['case.saved', 'case.corrected', 'case.restored', 'case.parked'],
  views: ['case.viewed', 'case.revealed', 'case.searched', 'caller.viewed', 'log.viewed', 'log.verified'],
  reviews: ['review.approved', 'review.returned', 'case.corrected'],
  system: [
    'sync.run',
    'sync.reconciled',
    'bundle.written',
    'case.parked',
    'case.requeued',
    'incident.coreRestarted',
    'incident.databaseSetAside',
    'incident.diskFull',
    'incident.databaseRecovered',
    'incident.databaseRepaired',
    'incident.backupFailed',
    'backup.made',
    'desk.provisioned',
    'account.revoked',
    'pack.installed',
    'form.published',
    'form.rolledBack',
    'form.cancelled',
    'form.started',
    'form.failed',
    'surge.on',
    'surge.off',
  ],
} as const satisfies Record<string, readonly ShiftEventKind[]>;

export type EventGroup = keyof typeof eventGroups;

export const eventGroupNames: readonly EventGroup[] = [
  'all',
  'session',
  'calls',
  'cases',
  'views',
  'reviews',
  'system',
];
