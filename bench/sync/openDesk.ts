import { join } from 'node:path';
import { openDatabase } from '../../core/storage/database.ts';
import { migrate } from '../../core/storage/migrate.ts';
import { createStore } from '../../core/storage/store.ts';
import { createSession } from '../../core/session.ts';
import { sha256 } from '../../core/sha256.ts';
import { createSync } from '../../core/sync/createSync.ts';
import { fetchNet } from '../../core/sync/fetchNet.ts';
import { systemTimer } from '../../core/sync/systemTimer.ts';
import { createSyncStore } from '../../core/syncStore.ts';
import { newDeviceKey } from '../../shared/crypto/deviceKey.ts';
import { CaseBody } from '../../shared/model/case.ts';
import type { OutgoingItem } from '../../shared/model/outgoing.ts';
import { ok } from '../../shared/model/result.ts';
import { accessOver } from '../../test/support/accessOver.ts';
import { someFormHash } from '../../test/support/batchItems.ts';
import { someSettings } from '../../test/support/builders.ts';
import { seededRandom } from '../../test/support/seededRandom.ts';
import type { Code } from './lightDesk.ts';

export type BenchDesk = {
  /** Sends everything that waits; milliseconds from the start of the engine, and every request that it made. */
  readonly drain: () => Promise<{ readonly ms: number; readonly requests: number }>;
  readonly close: () => Promise<void>;
};

const key = 'ab'.repeat(32);
const rowsAtOnce = 500;

/** The desk's own encrypted store with these cases unsent, and its own engine on the real network. Its code is not used yet. */
export function openDesk(
  folder: string,
  serverUrl: string,
  { deviceId, code }: Code,
  items: readonly OutgoingItem[],
): BenchDesk {
  const db = openDatabase(join(folder, 'tanggap.db'), key);
  if (!migrate(db).ok) throw new Error('the database cannot be made');
  const store = createStore(db, false);
  store.transaction(() => {
    store.device.set('deviceId', deviceId);
    store.device.set('enrolCode', code);
    store.device.set('privateKey', newDeviceKey().privateKey);
    store.device.set('serverUrl', serverUrl);
    const form = { formId: 'intake', version: '1', title: 'Intake', xml: '<form/>', attachments: [] };
    store.forms.keep({ hash: someFormHash, ...form });
    return ok(null);
  });
  for (let from = 0; from < items.length; from += rowsAtOnce) {
    store.transaction(() => {
      for (const { caseId, rev, incarnation, seq, capturedAt, body, sha256: hash } of items.slice(
        from,
        from + rowsAtOnce,
      )) {
        store.caseRevs.insert(CaseBody.parse(JSON.parse(body)), { text: body, sha256: hash, incarnation, seq });
        store.outbox.add(caseId, rev, { incarnation, seq }, capturedAt);
      }
      return ok(null);
    });
  }
  const settings = someSettings();
  const syncStore = createSyncStore({
    store,
    session: createSession(store, () => undefined),
    now: () => new Date().toISOString(),
    settings: { current: () => settings, set: () => undefined },
  });
  const clock = { now: Date.now, monotonic: () => performance.now(), setTimer: systemTimer };
  const wire = fetchNet(fetch);
  let requests = 0;
  let drained = (): void => {};
  const net: typeof wire = (request) => {
    requests += 1;
    return wire(request);
  };
  const sync = createSync(
    {
      clock,
      rng: seededRandom(1, Date.now),
      net,
      access: accessOver(net),
      store: syncStore,
      sha256: (text) => sha256(text),
      publish: () => undefined,
      drained: () => drained(),
      report: (error) => {
        throw error;
      },
      clockSkewed: () => undefined,
    },
    { everyMinutes: 5, afterSaveSeconds: 2, batchItems: 50, client: 'bench' },
  );
  return {
    drain: async () => {
      const isDrained = new Promise<void>((resolve) => {
        drained = resolve;
      });
      const from = performance.now();
      sync.start();
      sync.now();
      await isDrained;
      const ms = performance.now() - from;
      const { pending } = syncStore.counts();
      if (pending !== 0) throw new Error(`${pending} cases were not sent`);
      return { ms, requests };
    },
    close: async () => {
      await sync.stop();
      db.close();
    },
  };
}
