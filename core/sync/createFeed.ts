import type { FeedEntry, FormReportPost, PublicationPost } from '../../shared/contract/feed.ts';
import { backoffMs } from '../../shared/domain/backoff.ts';
import { formHash } from '../../shared/domain/formHash.ts';
import { afterStartMs, devicePhaseMs, untilSlotMs } from '../../shared/domain/sendingSchedule.ts';
import type { FormDefinition } from '../../shared/model/formFiles.ts';
import type { Sha256 } from '../../shared/model/ids.ts';
import { authorized } from './authorized.ts';
import { getForm, getPage, postPublication, postReport, type PostAnswer } from './feedClient.ts';
import type { FeedFault, FeedPorts } from './feedPorts.ts';
import type { Net, SyncDevice } from './ports.ts';
import { readFeedPage } from './readFeedPage.ts';

/** read: everything that the server has is here · none: no server, an old one, or not ours · notBelieved: told, nothing changed. */
export type PullOutcome = 'read' | 'none' | 'notBelieved';

export type Feed = {
  readonly start: () => void;
  /** The server was there a moment ago, or there is something to tell: reads as soon as a wait in force allows. */
  readonly soon: () => void;
  /** Reads now, whatever wait is in force. What is under way is waited for, and then read once more. */
  readonly pull: () => Promise<PullOutcome>;
  /** A supervisor waits for it. Sent again, under the same id, when its answer was lost. */
  readonly publish: (request: WithoutSender<PublicationPost>) => Promise<PostAnswer>;
  /** A form that this desk has not kept; null when the server cannot give it, or gives something else. */
  readonly fetchForm: (hash: Sha256) => Promise<FormDefinition | null>;
  /** Gives up what is under way and waits for its end. */
  readonly stop: () => Promise<void>;
};

type WithoutSender<T> = T extends unknown ? Omit<T, 'deviceId' | 'hotline'> : never;

/** Entries held in memory before they are taken over; what they replace among each other is never fetched. */
const entriesAtOnce = 2_000;
const postAttempts = 3;
/** A slot that begins this soon is the one that was just used. */
const leastPauseMs = 1_000;

/**
 * Reads the server's feed of forms on a schedule of its own and never keeps sending waiting. Nothing is taken over before
 * its forms are here and are what their hashes say; then entries, forms and cursor go in together.
 */
export function createFeed({ clock, rng, net, access, sha256, report, store }: FeedPorts, everyMinutes: number): Feed {
  const periodMs = everyMinutes * 60_000;
  const stopping = new AbortController();
  const { signal } = stopping;
  let cancelTimer = (): void => {};
  let running: Promise<PullOutcome> | null = null;
  let failures = 0;
  let notBefore = 0;
  /** Of the schedule, as it was at the last reading: planning the next one asks no disk that may fail. */
  let deviceId = '';
  const as = (device: SyncDevice): Net => authorized(net, access, device);

  function arm(ms: number): void {
    cancelTimer();
    if (!signal.aborted) cancelTimer = clock.setTimer(ms, () => void begin());
  }

  function begin(): Promise<PullOutcome> {
    if (running !== null) return running;
    running = pullAll()
      .catch((error: unknown): PullOutcome => {
        report(error);
        return 'none';
      })
      .then((outcome) => {
        running = null;
        failures = outcome === 'none' ? failures + 1 : 0;
        const wait = outcome === 'none' ? backoffMs(failures, rng.unit()) : untilSlot();
        notBefore = outcome === 'none' ? clock.monotonic() + wait : 0;
        arm(wait);
        return outcome;
      });
    return running;
  }

  /** Another slot than the sending's, so that the two rarely speak at once. */
  function untilSlot(): number {
    const phase = devicePhaseMs(`${deviceId} feed`, periodMs);
    return Math.max(leastPauseMs, untilSlotMs(clock.now(), phase, periodMs));
  }

  async function pullAll(): Promise<PullOutcome> {
    const device = store.device();
    if (device === null) return 'read';
    ({ deviceId } = device);
    await tellFailures(device);
    for (;;) {
      const entries: FeedEntry[] = [];
      let cursor = store.cursor();
      let more = true;
      while (more && entries.length < entriesAtOnce) {
        const answer = await getPage(as(device), device, store.hotline, cursor, signal);
        if (answer.kind === 'none') return answer.isOld ? 'read' : 'none';
        const page =
          answer.kind === 'page'
            ? readFeedPage(answer.json, store.hotline, cursor)
            : ({ ok: false, reason: 'cursor' } as const);
        if (!page.ok) return doubt({ reason: page.reason, formHash: null });
        entries.push(...page.entries);
        ({ cursor, more } = page);
      }
      const forms = await fetchForms(device, entries);
      if (!('size' in forms)) return forms.outcome;
      if (signal.aborted) return 'none';
      if (cursor !== store.cursor() || forms.size > 0) store.apply(entries, forms, cursor);
      store.fault(null);
      if (!more) return 'read';
    }
  }

  async function fetchForms(
    device: SyncDevice,
    entries: readonly FeedEntry[],
  ): Promise<ReadonlyMap<Sha256, FormDefinition> | { readonly outcome: PullOutcome }> {
    const forms = new Map<Sha256, FormDefinition>();
    for (const hash of store.missingForms(entries)) {
      const answer = await getForm(as(device), device, hash, signal);
      if (answer.kind === 'none') return { outcome: 'none' };
      const isSound = answer.kind === 'form' && formHash(answer.form, sha256) === hash;
      if (isSound) forms.set(hash, answer.form);
      // One of an earlier time, to fall back on: without it the desk falls back further.
      else if (entries.some((entry) => entry.kind === 'form' && entry.formHash === hash)) {
        return { outcome: doubt({ reason: answer.kind === 'unknown' ? 'formMissing' : 'bytes', formHash: hash }) };
      }
    }
    return forms;
  }

  function doubt(fault: FeedFault): PullOutcome {
    store.fault(fault);
    return 'notBelieved';
  }

  async function tellFailures(device: SyncDevice): Promise<void> {
    for (const failure of store.untold()) {
      const { reason, detail } = failure;
      const body: FormReportPost = {
        deviceId: device.deviceId,
        hotline: store.hotline,
        formHash: failure.formHash,
        reason,
        detail,
      };
      if (!(await postReport(as(device), device, body, signal))) return;
      store.setTold(failure);
    }
  }

  async function publish(request: WithoutSender<PublicationPost>): Promise<PostAnswer> {
    const device = store.device();
    if (device === null) return { kind: 'none', isOld: false, isLost: false, detail: 'not provisioned' };
    const body: PublicationPost = { ...request, deviceId: device.deviceId, hotline: store.hotline };
    for (let attempt = 1; ; attempt += 1) {
      const answer = await postPublication(as(device), device, body, signal);
      // Only an answer that was lost on its way is asked for again; nobody waits here for a server that is down or busy.
      if (answer.kind !== 'none' || !answer.isLost || attempt === postAttempts) return answer;
    }
  }

  return {
    start: () => arm(afterStartMs(rng.unit())),
    soon: () => arm(Math.max(0, notBefore - clock.monotonic())),
    pull: async () => {
      if (running !== null) await running;
      return begin();
    },
    publish,
    fetchForm: async (hash) => {
      const device = store.device();
      if (device === null) return null;
      const answer = await getForm(as(device), device, hash, signal);
      return answer.kind === 'form' && formHash(answer.form, sha256) === hash ? answer.form : null;
    },
    stop: async () => {
      stopping.abort();
      cancelTimer();
      await running;
    },
  };
}
