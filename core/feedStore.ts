import type { FeedEntry } from '../shared/contract/feed.ts';
import { isDue, isFailed, lastStartFirst } from '../shared/domain/runningForm.ts';
import type { Sha256 } from '../shared/model/ids.ts';
import type { Notice } from '../shared/model/notice.ts';
import type { Publication } from '../shared/model/publication.ts';
import { ok } from '../shared/model/result.ts';
import type { Desk } from './desk.ts';
import { record } from './record.ts';
import { reviewElsewhere } from './reviewElsewhere.ts';
import type { RunningPack } from './runningPack.ts';
import type { FeedFault, FeedStore } from './sync/feedPorts.ts';
import type { SyncStore } from './sync/ports.ts';
import { addNotice } from './usecases/addNotice.ts';

type Storing = Pick<Desk, 'store' | 'session' | 'now' | 'random' | 'publish' | 'version'>;

/** The feed as this desk keeps it; what was taken over runs, or waits for its hour, from then on. */
export function createFeedStore(desk: Storing, device: SyncStore['device'], running: RunningPack): FeedStore {
  const { store } = desk;
  const hotline = running.ofFolder.pack.id;

  function missingForms(entries: readonly FeedEntry[]): readonly Sha256[] {
    const now = desk.now();
    const cancelled = new Set(entries.flatMap((entry) => (entry.kind === 'cancel' ? [entry.cancels] : [])));
    const known = [...store.publications.started(hotline), ...store.publications.waiting(hotline)];
    const all = [...known, ...entries.flatMap(publicationIn)].filter(
      (publication) =>
        !cancelled.has(publication.id) &&
        !isFailed(publication, store.formFailures.of(publication.formHash), desk.version),
    );
    const isBegun = (publication: Publication): boolean => publication.state === 'started' || isDue(publication, now);
    const [newest] = all.filter(isBegun).toSorted(lastStartFirst);
    const wanted = [...all.filter((publication) => !isBegun(publication)), ...(newest ? [newest] : [])];
    return [...new Set(wanted.map(({ formHash }) => formHash))].filter((hash) => !store.forms.has(hash));
  }

  const tellReview = (): void => {
    const session = desk.session.current();
    const returnedCases = session.state === 'signedOut' ? 0 : store.caseHeads.returnedOf(session.agent.id);
    desk.publish('review.changed', { returnedCases });
  };

  /** @param after what the screen is told once this is on the disk. */
  function applyOne(entry: FeedEntry, after: (() => void)[]): void {
    const { by, at } = entry;
    switch (entry.kind) {
      case 'form':
        for (const publication of publicationIn(entry)) store.publications.insert(hotline, publication);
        return;
      case 'cancel':
        store.publications.setState(hotline, entry.cancels, 'cancelled');
        return;
      case 'surge': {
        const before = store.surges.of(hotline).on;
        store.surges.set(hotline, { on: entry.on, since: at, by });
        if (entry.on) store.drafts.markSurge();
        if (entry.on !== before) record(desk, entry.on ? 'surge.on' : 'surge.off', { agent: null, data: { by } });
        return;
      }
      case 'announcement': {
        const notice = announced(entry);
        if (entry.until > desk.now() && store.notices.add(notice))
          after.push(() => desk.publish('notice.added', notice));
        return;
      }
      case 'review':
        if (reviewElsewhere(desk, entry)) after.push(tellReview);
        return;
      case 'revocation':
        if (!store.revocations.add(entry.agentId, at, by)) return;
        record(desk, 'account.revoked', { agent: null, data: { account: entry.agentId, by } });
        return;
      default: {
        const { seq, formHash, reason, workstation } = entry;
        store.formReports.insert({ hotline, seq, formHash, reason, workstation, at });
      }
    }
  }

  return {
    device,
    hotline,
    cursor: () => store.publications.cursor(hotline),
    missingForms,
    apply: (entries, forms, cursor) => {
      const after: (() => void)[] = [];
      store.transaction(() => {
        for (const [hash, form] of forms) store.forms.keep({ ...form, hash });
        for (const entry of entries) applyOne(entry, after);
        store.publications.setCursor(hotline, cursor);
        return ok(null);
      });
      for (const tell of after) tell();
      running.refresh(entries.length > 0);
    },
    untold: store.formFailures.untold,
    setTold: store.formFailures.setTold,
    fault: (fault) => tell(desk, fault),
  };
}

const announced = ({ id, at, by, text, until }: Extract<FeedEntry, { kind: 'announcement' }>): Notice => ({
  id,
  at,
  kind: 'announcement',
  details: { ...text, until, by },
});

/** As the desk keeps it; what cannot be due yet waits. */
function publicationIn(entry: FeedEntry): Publication[] {
  if (entry.kind !== 'form') return [];
  const { kind: _kind, ...facts } = entry;
  return [{ ...facts, state: facts.startsAt <= facts.at ? 'started' : 'waiting', packHash: null }];
}

/** A fault is told when it begins, also over a restart, and again only after all was well. */
function tell(desk: Storing, fault: FeedFault | null): void {
  const { device } = desk.store;
  const told = fault === null ? null : `${fault.reason} ${fault.formHash ?? ''}`;
  if (device.get('feedTold') === told) return;
  device.set('feedTold', told);
  if (fault !== null) addNotice(desk, 'feedRefused', { reason: fault.reason, formHash: fault.formHash ?? '' });
}
