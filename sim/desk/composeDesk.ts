import { join } from 'node:path';
import type { Desk } from '../../core/desk.ts';
import { createAccessStore } from '../../core/accessStore.ts';
import { createCheckedForms } from '../../core/checkedForms.ts';
import { createFeedStore } from '../../core/feedStore.ts';
import { folderFiles } from '../../core/journal/folderFiles.ts';
import { openJournal } from '../../core/journal/openJournal.ts';
import { putBack } from '../../core/recovery/putBack.ts';
import { createRunningPack } from '../../core/runningPack.ts';
import { createSession } from '../../core/session.ts';
import { sha256 } from '../../core/sha256.ts';
import { writeIdentity } from '../../core/storage/identity.ts';
import { databaseFile, identityFile, type Opened } from '../../core/storage/openStore.ts';
import { createAccess } from '../../core/sync/access.ts';
import { createFeed } from '../../core/sync/createFeed.ts';
import { createSync } from '../../core/sync/createSync.ts';
import type { Clock, Net } from '../../core/sync/ports.ts';
import { createSyncStore } from '../../core/syncStore.ts';
import { importProvisioning } from '../../core/usecases/importProvisioning.ts';
import { agent, deskKey, furnish, hotline } from './hotline.ts';

/** What IT staff have laid there, until it was imported. */
export const provisioningFile = 'provisioning.json';

export type DeskPorts = {
  readonly clock: Clock;
  readonly random: Desk['random'];
  readonly net: Net;
  /** What the background of the desk reports: a failing disk, or a bug. */
  readonly report: (where: string, error: unknown) => void;
};

/** The desk as core/compose.ts builds it, without a screen and with every port in the world's hands. */
export function composeDesk(opened: Opened, folder: string, { clock, random, net, report }: DeskPorts) {
  const { store } = opened;
  const publish: Desk['publish'] = () => undefined;
  const session = createSession(store, publish);
  session.become({ agent, locked: false });
  const log: Desk['log'] = {
    info: () => undefined,
    warn: () => undefined,
    error: (where, error) => report(where, error),
  };
  const settings: Desk['settings'] = {
    current: () => ({ language: 'id', theme: 'system', serverUrl: null, textScale: 1 }),
    set: () => undefined,
  };
  const now = () => new Date(clock.now()).toISOString();
  const journal = openJournal({
    files: folderFiles(join(folder, 'journal')),
    key: deskKey,
    now,
    random: random.bytes,
  });
  const base = { store, journal, session, now, random, publish, post: () => undefined, log, settings, version: 'sim' };
  importProvisioning(base, join(folder, provisioningFile), (identity) =>
    writeIdentity(identityFile(folder), deskKey, identity),
  );
  furnish(store, now(), random.uuid);
  putBack(base, journal, hotline.pack, { ...opened, file: databaseFile(folder), folder, keys: [deskKey] });
  const running = createRunningPack(base, hotline.pack, clock);
  const syncStore = createSyncStore(base);
  const access = createAccess({ clock, net, ...createAccessStore(base, 'sim') });
  const shared = { clock, rng: random, net, access, sha256: (text: string) => sha256(text) };
  const feed = createFeed(
    { ...shared, report: (error) => report('feed', error), store: createFeedStore(base, syncStore.device, running) },
    hotline.pack.pack.sync.everyMinutes,
  );
  const sync = createSync(
    {
      ...shared,
      store: syncStore,
      publish: () => undefined,
      report: (error) => report('sync', error),
      drained: feed.soon,
      clockSkewed: () => undefined,
    },
    { ...hotline.pack.pack.sync, client: 'sim' },
  );
  const desk: Desk = {
    ...base,
    get installed() {
      return running.current();
    },
    running,
    feed,
    checked: createCheckedForms(),
    checkForm: () => Promise.reject(new Error('No form is checked here')),
    regions: null,
    sync,
    run: random.uuid(),
    workstation: store.device.get('workstation') ?? '01',
    demo: false,
  };
  return { desk, sync, feed };
}
