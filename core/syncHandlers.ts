import type { Handlers } from '../shared/contract/ipc.ts';
import { ok } from '../shared/model/result.ts';
import type { Desk } from './desk.ts';
import { listParked } from './usecases/listParked.ts';
import { readReceipts } from './usecases/readReceipts.ts';
import { syncJourney } from './usecases/syncJourney.ts';
import { syncLedger } from './usecases/syncLedger.ts';
import { writeBundle } from './usecases/writeBundle.ts';

type SyncCalls = Pick<
  Handlers,
  'sync.now' | 'sync.ledger' | 'sync.journey' | 'sync.parked' | 'sync.resend' | 'bundle.write' | 'bundle.readReceipts'
>;

/** Channels of the ledger and what answers them. */
export const createSyncHandlers = (desk: Desk): SyncCalls => ({
  'sync.now': () => ok(desk.sync.now()),
  'sync.ledger': (input) => syncLedger(desk, input),
  'sync.journey': (input) => syncJourney(desk, input),
  'sync.parked': (input) => listParked(desk, input),
  'sync.resend': ({ only }) => ok({ resent: desk.sync.resend(only) }),
  'bundle.write': () => writeBundle(desk),
  'bundle.readReceipts': (input) => readReceipts(desk, input),
});
