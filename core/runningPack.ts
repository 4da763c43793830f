import { canonicalJson } from '../shared/domain/canonicalJson.ts';
import { isDue, isFailed, untilNextStart } from '../shared/domain/runningForm.ts';
import type { Publication } from '../shared/model/publication.ts';
import type { Sha256 } from '../shared/model/ids.ts';
import { ok } from '../shared/model/result.ts';
import type { Desk } from './desk.ts';
import { missingNames } from './packs/missingNames.ts';
import type { Clock } from './ports.ts';
import { record } from './record.ts';
import { sha256 } from './sha256.ts';
import type { InstalledPack } from './storage/packs.ts';
import { addNotice } from './usecases/addNotice.ts';

type Needed = Pick<Desk, 'store' | 'session' | 'now' | 'random' | 'publish' | 'log' | 'version'>;

/** The clock is looked at this often while a form waits for its hour: it may be set, and the machine may sleep. */
const lookEveryMs = 60_000;

export type RunningPack = {
  /** What a new call begins with. */
  readonly current: () => InstalledPack;
  /** As it came with the program. */
  readonly ofFolder: InstalledPack;
  /** The hash of the pack that a form makes with pack.json and the articles of this desk. */
  readonly packHashOf: (formHash: Sha256) => Sha256;
  /** Looks again at what was published and at the clock. Tells the window of another form, and of `isNews`. Not inside a transaction. */
  readonly refresh: (isNews?: boolean) => void;
  readonly stop: () => void;
};

/**
 * The form that runs here: the newest publication that has begun, whose form is here and did not fail on this desk; else the
 * pack from the folder. A form that began stays begun, also when the clock is set back.
 */
export function createRunningPack(desk: Needed, ofFolder: InstalledPack, clock: Clock): RunningPack {
  const { store } = desk;
  const hotline = ofFolder.pack.id;
  let current = ofFolder;
  /** Found inside a transaction, told behind it. */
  const unfit: { version: string; detail: string }[] = [];
  let cancelTimer = (): void => {};

  const packHashOf = (formHash: Sha256): Sha256 =>
    formHash === ofFolder.formHash ? ofFolder.hash : sha256(canonicalJson({ pack: ofFolder.hash, form: formHash }));

  /** Null when its form is not here, or lacks what the pack names: that is told like any other failure. */
  function packOf({ formHash, seq }: Publication): InstalledPack | null {
    if (formHash === ofFolder.formHash) return ofFolder;
    const hash = packHashOf(formHash);
    const known = store.packs.byHash(hash);
    if (known !== null) return known;
    const form = store.forms.byHash(formHash);
    if (form === null) return null;
    const [fault] = missingNames(ofFolder.pack, form.xml);
    if (fault) {
      const detail = `${fault.place}: ${fault.reason}`.slice(0, 300);
      store.formFailures.put({ formHash, reason: 'packNames', detail, at: desk.now(), appVersion: desk.version, seq });
      record(desk, 'form.failed', {
        agent: null,
        data: { form: formHash, version: form.version, reason: 'packNames' },
      });
      unfit.push({ version: form.version, detail });
      return null;
    }
    const installed = { ...ofFolder, hash, formHash };
    store.packs.keep(installed, desk.now());
    return installed;
  }

  function choose(): { readonly pack: InstalledPack; readonly publication: Publication | null } {
    for (const publication of store.publications.started(hotline)) {
      if (isFailed(publication, store.formFailures.of(publication.formHash), desk.version)) continue;
      const pack = packOf(publication);
      if (pack !== null) return { pack, publication };
    }
    return { pack: ofFolder, publication: null };
  }

  function begin(): InstalledPack {
    if (store.device.get('fittedTo') !== ofFolder.hash) {
      store.formFailures.forgetMisfits();
      store.device.set('fittedTo', ofFolder.hash);
    }
    const now = desk.now();
    for (const waiting of store.publications.waiting(hotline)) {
      if (isDue(waiting, now)) store.publications.setState(hotline, waiting.id, 'started');
    }
    const { pack, publication } = choose();
    if (publication !== null && publication.packHash !== pack.hash) {
      store.publications.setPack(hotline, publication.seq, pack.hash);
    }
    const before = store.device.get('runningPack');
    if (before !== pack.hash) {
      store.device.set('runningPack', pack.hash);
      if (before !== null || publication !== null) {
        const version = store.forms.header(pack.formHash)?.version ?? '';
        const data = { form: pack.formHash, version, by: publication?.by ?? '' };
        record(desk, 'form.started', { agent: null, data });
      }
    }
    return pack;
  }

  function arm(): void {
    cancelTimer();
    const ms = untilNextStart(store.publications.waiting(hotline), clock.now());
    cancelTimer = ms === null ? () => {} : clock.setTimer(Math.min(Math.ceil(ms) + 1, lookEveryMs), look);
  }

  function look(): void {
    try {
      refresh();
    } catch (error) {
      desk.log.error('running form', error);
      cancelTimer = clock.setTimer(lookEveryMs, look);
    }
  }

  function settle(): void {
    const begun = store.transaction(() => ok(begin()));
    if (begun.ok) current = begun.value;
    for (const { version, detail } of unfit.splice(0))
      addNotice(desk, 'formFailed', { version, reason: 'packNames', detail });
    arm();
  }

  function refresh(isNews = false): void {
    const before = current;
    settle();
    if (!isNews && before.hash === current.hash) return;
    desk.publish('pack.changed', {
      formHash: current.formHash,
      packHash: current.hash,
      surge: store.surges.of(hotline),
    });
  }

  settle();
  return {
    current: () => current,
    ofFolder,
    packHashOf,
    refresh,
    stop: () => cancelTimer(),
  };
}
