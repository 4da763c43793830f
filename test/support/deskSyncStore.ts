import { createStore } from '../../core/storage/store.ts';
import type { SyncDevice, SyncStore } from '../../core/sync/ports.ts';
import { createSyncStore } from '../../core/syncStore.ts';
import { CaseBody } from '../../shared/model/case.ts';
import type { OutgoingItem } from '../../shared/model/outgoing.ts';
import { ok } from '../../shared/model/result.ts';
import { createSession } from '../../core/session.ts';
import { someFormHash } from './batchItems.ts';
import { someSettings } from './builders.ts';
import { tempDatabase } from './tempDatabase.ts';

/** The desk's own store on a real encrypted file, provisioned as `device`. */
export function deskSyncStore(device: SyncDevice): SyncStore & { readonly add: (item: OutgoingItem) => void } {
  const store = createStore(tempDatabase(), false);
  store.transaction(() => {
    store.device.set('deviceId', device.deviceId);
    store.device.set('enrolCode', device.enrolCode);
    store.device.set('privateKey', device.privateKey);
    store.device.set('serverUrl', device.serverUrl);
    store.forms.keep({
      hash: someFormHash,
      formId: 'intake',
      version: '1',
      title: 'Intake',
      xml: '<form/>',
      attachments: [],
    });
    return ok(null);
  });
  const settings = someSettings();
  const syncStore = createSyncStore({
    store,
    session: createSession(store, () => undefined),
    now: () => '2026-03-24T02:00:00.000Z',
    settings: { current: () => settings, set: () => undefined },
  });
  return {
    ...syncStore,
    add: (item) => {
      const { caseId, rev, seq, capturedAt, sha256, incarnation, body } = item;
      store.transaction(() => {
        store.caseRevs.insert(CaseBody.parse(JSON.parse(body)), { text: body, sha256, incarnation, seq });
        store.outbox.add(caseId, rev, { incarnation, seq }, capturedAt);
        return ok(null);
      });
    },
  };
}
