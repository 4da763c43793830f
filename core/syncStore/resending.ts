import { mayResend } from '../../shared/domain/mayResend.ts';
import { ParkReason } from '../../shared/model/outgoing.ts';
import { ok } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';
import type { SyncStore } from '../sync/ports.ts';

type Part = Pick<SyncStore, 'resend' | 'resent' | 'resendByItself'>;

/** What is parked waits for the server again. */
export const resending = (desk: Pick<Desk, 'store' | 'session' | 'now'>): Part => {
  const { store } = desk;
  return {
    resend: (only, at) => {
      let resent = 0;
      store.transaction(() => {
        if (only === null) {
          resent = store.outbox.waitAll(ParkReason.options.filter(mayResend), at);
        } else if (store.outbox.reasonOf(only) !== 'damaged' && store.outbox.wait(only, ['parked'], at)) {
          resent = 1;
        }
        if (resent > 0) record(desk, 'case.requeued', { caseId: only?.caseId ?? null, data: { count: resent } });
        return ok(null);
      });
      return resent;
    },
    resent: store.server.resent,
    resendByItself: (resent, reasons) => {
      let count = 0;
      store.transaction(() => {
        count = store.outbox.waitAll(reasons, resent.at);
        store.server.setResent(resent);
        if (count > 0) record(desk, 'case.requeued', { agent: null, data: { count } });
        return ok(null);
      });
      return count;
    },
  };
};
