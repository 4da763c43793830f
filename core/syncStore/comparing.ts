import { ok } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';
import type { SyncStore } from '../sync/ports.ts';
import { settle } from './settle.ts';

type Part = Pick<SyncStore, 'incarnations' | 'nextHeld' | 'lose' | 'endComparing'>;

/** The comparison with the server, step by step; a crash after any of them loses none of what was found before. */
export const comparing = (desk: Pick<Desk, 'store' | 'session' | 'now'>): Part => {
  const { store } = desk;
  return {
    incarnations: store.held.incarnations,
    nextHeld: store.held.next,
    lose: (run, incarnation, keys, at) => {
      let lost = 0;
      store.transaction(() => {
        for (const key of keys) if (store.outbox.wait(key, ['accepted', 'secured'], at)) lost += 1;
        if (lost === 0) return ok(null);
        store.syncRuns.miss(run, lost);
        record(desk, 'sync.reconciled', { agent: null, data: { run, incarnation, missing: lost } });
        return ok(null);
      });
      return lost;
    },
    endComparing: (id, result, compared) => {
      store.transaction(() => {
        settle(desk, id, result);
        store.server.setCompared(compared);
        return ok(null);
      });
    },
  };
};
