import { join } from 'node:path';
import type { Instant } from '../shared/model/time.ts';
import { ok, type Result } from '../shared/model/result.ts';
import type { Settings } from '../shared/model/settings.ts';
import { createCheckedForms } from './checkedForms.ts';
import { demoAccounts } from './demoAccounts.ts';
import type { Desk } from './desk.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { createHandlers } from './handlers.ts';
import { folderFiles } from './journal/folderFiles.ts';
import { openJournal } from './journal/openJournal.ts';
import { createLog, type Log } from './log.ts';
import type { CorePorts } from './ports.ts';
import { createPublish } from './publish.ts';
import { ballastBytes, releaseBallast } from './recovery/ballast.ts';
import { backupFolder } from './recovery/backupFolder.ts';
import { createBackups } from './recovery/makeBackup.ts';
import { putBack } from './recovery/putBack.ts';
import { recoveryState } from './recovery/recoveryState.ts';
import { startUpkeep } from './recovery/startUpkeep.ts';
import { record } from './record.ts';
import { createSession } from './session.ts';
import { createRunningPack } from './runningPack.ts';
import { startAccess } from './startAccess.ts';
import { startFeed } from './startFeed.ts';
import { startSync } from './startSync.ts';
import { writeIdentity } from './storage/identity.ts';
import { databaseFile, identityFile, openStore, type Opened } from './storage/openStore.ts';
import { isDamage, sqliteCode } from './storage/sqliteCode.ts';
import { openRegions } from './storage/regions.ts';
import { createStorageWatch } from './storageWatch.ts';
import { addNotice } from './usecases/addNotice.ts';
import { importProvisioning } from './usecases/importProvisioning.ts';
import { installPack } from './usecases/installPack.ts';
import { lock, lockWhenIdle } from './usecases/lock.ts';
import { resumeSession } from './usecases/resume.ts';
import { warnWhenDiskIsLow } from './usecases/warnWhenDiskIsLow.ts';

export type Core = {
  readonly call: Gateway;
  /** @param seconds without input at this workstation. */
  readonly idle: (seconds: number) => void;
  readonly power: (event: 'suspend' | 'resume' | 'lockScreen' | 'shutdown') => void;
  readonly settingsWritten: (settings: Settings) => void;
  /** Ends a request that is on its way and closes the database. */
  readonly close: () => Promise<void>;
};

/** Whoever wrote into a call so lately will go on writing; text comes in at least every two seconds, with pauses to listen. */
const typingMs = 30_000;

/**
 * Builds the whole application without a screen. Refused, with a problem that says what to do: a database that is open
 * elsewhere, newer or foreign, and a first start without a sound pack.
 */
export async function compose(ports: CorePorts): Promise<Result<Core>> {
  const { start, clock } = ports;
  const log = createLog(join(start.userData, 'logs'), clock.now);
  const now = new Date(clock.now()).toISOString();
  const opened = openStore({
    folder: start.userData,
    key: start.databaseKey,
    formerKeys: start.formerKeys,
    demo: start.demo,
    now,
  });
  if (opened.ok) {
    try {
      return await composeOn(opened.value, log, ports);
    } catch (error) {
      // Damage that opening did not meet: the next start looks at every page.
      if (isDamage(sqliteCode(error) ?? '')) recoveryState(databaseFile(start.userData)).suspect();
      throw error;
    }
  }
  log.warn('database refused', { code: opened.problem.code });
  return opened;
}

/** The same on a database that is open already. */
export async function composeOn(opened: Opened, log: Log, ports: CorePorts): Promise<Result<Core>> {
  const { start, clock, random, post } = ports;
  const { store } = opened;
  const now = (): Instant => new Date(clock.now()).toISOString();
  const publish = createPublish(post);
  const session = createSession(store, publish);
  const journal = openJournal({
    files: ports.journalFiles ?? folderFiles(join(start.userData, 'journal')),
    key: start.databaseKey,
    now,
    random: random.bytes,
  });
  const base = { store, journal, session, now, random, publish, post, log };

  for (const notice of start.notices) addNotice(base, notice.kind, notice.details);
  if (start.restarted) addNotice(base, 'coreRestarted', {});
  warnWhenDiskIsLow(base, start.userData);
  let settings = start.settings;
  const provisioned = importProvisioning(base, start.provisioningFile, (identity) =>
    writeIdentity(identityFile(start.userData), start.databaseKey, identity),
  );
  if (provisioned !== null) {
    settings = { ...settings, serverUrl: provisioned.serverUrl };
    post({ type: 'writeSettings', settings: { serverUrl: provisioned.serverUrl } });
  }

  const recoveryKey = store.device.get('recoveryKey');
  if (recoveryKey !== null) post({ type: 'recoveryKey', publicKey: recoveryKey });

  store.transaction(() => {
    if (start.demo) for (const account of demoAccounts) store.agents.addDemo(account);
    if (store.device.get('deviceId') === null) store.device.set('deviceId', random.uuid());
    // A window that outlived core goes on with its drafts; only a new start of the program finds them on disk.
    if (!start.restarted || store.device.get('run') === null) store.device.set('run', random.uuid());
    if (start.restarted) record(base, 'incident.coreRestarted');
    return ok(null);
  });

  const installed = await installPack(
    { ...base, version: start.version, checkForm: ports.checkForm },
    start.packFolder,
  );
  if (!installed.ok) {
    store.close();
    return installed;
  }
  const settingsHolder = {
    current: () => settings,
    set: (next: Settings) => {
      settings = next;
    },
  };
  const withVersion = { ...base, settings: settingsHolder, version: start.version };
  const { userData: folder, databaseKey: key } = start;
  putBack(base, journal, installed.value, {
    ...opened,
    file: databaseFile(folder),
    folder,
    keys: [key, ...(start.formerKeys ?? [])],
  });
  const running = createRunningPack(withVersion, installed.value, clock);
  const access = startAccess(withVersion, ports);
  const feed = startFeed(withVersion, ports, access, running);
  let typedAt: number | null = null;
  const isTyping = (): boolean => typedAt !== null && clock.monotonic() - typedAt < typingMs;
  const sync = startSync(withVersion, ports, access, installed.value.pack, feed.soon, isTyping);
  const file = databaseFile(folder);
  const state = recoveryState(file);
  /** The next start looks at every page. */
  const giveUp = (): void => {
    try {
      state.suspect();
    } catch (error) {
      log.error('suspicion not noted', error);
    }
    ports.giveUp();
  };
  const backups = createBackups({ store, file, key, folder: backupFolder(folder, key) });
  const upkeep = startUpkeep({
    desk: base,
    journal,
    backups,
    clock,
    folder,
    ballastBytes: ports.ballastBytes ?? ballastBytes,
    damaged: (rule) => {
      log.warn('database damaged', { code: rule });
      giveUp();
    },
    failed: (error) => {
      const code = sqliteCode(error);
      if (code !== null) watch.failed('storage_failed', code);
    },
  });
  const desk: Desk = {
    ...withVersion,
    get installed() {
      return running.current();
    },
    running,
    feed,
    checked: createCheckedForms(),
    checkForm: ports.checkForm,
    regions: openedRegions(start.regionsFile, log),
    // The end of a shift is the moment for a backup, too.
    sync: { ...sync, shiftEnded: () => [sync, upkeep].forEach((one) => one.shiftEnded()) },
    run: store.device.get('run') ?? random.uuid(),
    workstation: store.device.get('workstation') ?? '01',
    demo: start.demo,
  };
  resumeSession(desk, start.resumeToken, start.restarted);
  const watch = createStorageWatch(desk, giveUp);
  const gateway = createGateway(createHandlers(desk), { session: session.current, log, storageFailed: watch.failed });
  sync.start();
  feed.start();
  log.info('started', { code: start.version });

  /** The ballast makes room for the text at hand: what was refused for want of room is tried once more. */
  const afterFullDisk = async (again: () => Promise<Result<unknown>>, refused: Result<unknown>) => {
    watch.failed('disk_full', '');
    if (!releaseBallast(folder)) return refused;
    const result = await again();
    if (result.ok) watch.worked();
    return result;
  };

  return ok({
    call: async (name, input) => {
      if (name === 'draft.save') typedAt = clock.monotonic();
      const result = await gateway(name, input);
      if (result.ok) watch.worked();
      else if (result.problem.code === 'disk_full') return afterFullDisk(() => gateway(name, input), result);
      return result;
    },
    idle: (seconds) => watch.guard('idle', () => lockWhenIdle(desk, seconds)),
    power: (event) =>
      watch.guard(event, () => {
        if (event !== 'resume') return void lock(desk, event);
        sync.resumed();
        running.refresh();
        return undefined;
      }),
    settingsWritten: (written) => {
      settings = written;
      publish('settings.changed', written);
    },
    close: async () => {
      await Promise.all([sync.stop(), feed.stop(), upkeep.stop()]);
      running.stop();
      watch.stop();
      journal.close();
      store.close();
      await backups.close();
      desk.regions?.close();
    },
  });
}

function openedRegions(file: string, log: Desk['log']): Desk['regions'] {
  try {
    return openRegions(file);
  } catch (error) {
    log.error('regions cannot be opened', error);
    return null;
  }
}
