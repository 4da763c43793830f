import { describe, expect, test } from 'vitest';
import { createApi, type Api } from '../../renderer/api.ts';
import { createBundleStore } from '../../renderer/stores/createBundleStore.ts';
import { createSyncStore } from '../../renderer/stores/createSyncStore.ts';
import { foldRuns } from '../../renderer/stores/foldRuns.ts';
import { createFormat } from '../../renderer/text/format.ts';
import { messages, type Language } from '../../renderer/text/messages.ts';
import { runText } from '../../renderer/text/runText.ts';
import type { Say } from '../../renderer/text/useText.tsx';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { SyncRun } from '../../shared/model/sync.ts';
import { createIntl } from 'react-intl';

const at = (second: number): string => new Date(Date.UTC(2026, 10, 24, 3, 0, second)).toISOString();

const aRun = (id: number, changes: Partial<SyncRun> = {}): SyncRun => ({
  id,
  startedAt: at(id),
  endedAt: new Date(Date.parse(at(id)) + 400).toISOString(),
  trigger: 'schedule',
  outcome: 'sent',
  offered: 50,
  created: 50,
  duplicate: 0,
  parked: 0,
  secured: 0,
  missing: 0,
  bytesSent: 92_000,
  bytesReceived: 9_000,
  batchId: '01a0b1c2-0000-7000-8000-000000000001',
  detail: 'HTTP 200',
  ...changes,
});

const offline = { outcome: 'offline', created: 0, detail: 'ECONNREFUSED' } as const;

const tell = (language: Language, run: SyncRun): string => {
  const intl = createIntl({ locale: language, messages: { ...messages[language] } });
  const say: Say = (id, values) => intl.formatMessage({ id }, values);
  return runText(say, createFormat(language, 'Asia/Jakarta'), run);
};

/** A server of runs that answers as core does, page by page. */
const ledgerOf = (runs: () => readonly SyncRun[]): { readonly api: Api; readonly asked: () => number } => {
  let asked = 0;
  const bridge = {
    call: (_name: string, input: unknown): Promise<Result<unknown>> => {
      asked += 1;
      const before = Number(Reflect.get(Object(input), 'before') ?? Number.MAX_SAFE_INTEGER);
      const page = runs()
        .toSorted((one, other) => other.id - one.id)
        .filter(({ id }) => id < before)
        .slice(0, 100);
      return Promise.resolve(ok({ runs: page, next: page.length === 100 ? (page.at(-1)?.id ?? null) : null }));
    },
    onEvent: () => () => undefined,
  };
  return { api: createApi(bridge), asked: () => asked };
};

const numbered = (from: number, to: number, changes: Partial<SyncRun> = {}): SyncRun[] =>
  Array.from({ length: to - from + 1 }, (_, index) => aRun(from + index, changes));

describe('a run in words', () => {
  test('says what was sent, what was new, what was there, and how long the server took', () => {
    const run = aRun(1, { created: 49, duplicate: 1 });
    expect(tell('id', run)).toBe('50 laporan dikirim: 49 baru, 1 sudah ada; server menjawab dalam 0,4 detik');
    expect(tell('en', run)).toBe('50 cases sent: 49 new, 1 already there; the server answered in 0.4 seconds');
  });

  test('names what needs a person, what is sent again, and what the server has secured', () => {
    const run = aRun(1, { created: 40, parked: 2, secured: 1_200 });
    expect(tell('en', run)).toBe(
      '50 cases sent: 40 new, 2 in need of attention, 8 to be sent again later; the server answered in 0.4 seconds; 1,200 cases secured in the server’s backup',
    );
  });

  test('that brought nothing to the server says that the cases keep waiting', () => {
    expect(tell('en', aRun(1, { ...offline, offered: 1 }))).toBe('Server out of reach; 1 case keeps waiting');
    expect(tell('id', aRun(1, { ...offline, offered: 0 }))).toBe('Server tidak terjangkau');
  });

  test('of a comparison says what the server had lost', () => {
    const compared = { trigger: 'reconcile', offered: 0, created: 0 } as const;
    expect(tell('en', aRun(1, compared))).toContain('everything it ever accepted is still there');
    expect(tell('en', aRun(1, { ...compared, missing: 12 }))).toContain(
      '12 cases are no longer there and are sent again',
    );
  });

  test('has a sentence for every outcome in both languages', () => {
    const outcomes = [
      'offline',
      'notOurServer',
      'serverBusy',
      'serverFailed',
      'refused',
      'outdated',
      'tooLarge',
      'interrupted',
      null,
    ] as const;
    for (const language of ['id', 'en'] as const) {
      const told = outcomes.map((outcome) => tell(language, aRun(1, { outcome, created: 0 })));
      expect(new Set(told).size, `in ${language}`).toBe(outcomes.length);
      for (const sentence of told) expect(sentence, `in ${language}`).toMatch(/^\p{Lu}|^50 /u);
    }
  });
});

describe('runs that failed alike', () => {
  test('stand in one line, and those that did something stand alone', () => {
    const runs = [aRun(9), ...numbered(4, 8, offline).toReversed(), aRun(3), ...numbered(1, 2, offline).toReversed()];
    const lines = foldRuns(runs, new Set());
    expect(lines.map((line) => line.runs.length)).toEqual([1, 5, 1, 1, 1]);
  });

  test('are told one by one once the line was opened', () => {
    const runs = numbered(1, 5, offline).toReversed();
    expect(foldRuns(runs, new Set([3]))).toHaveLength(5);
  });

  test('never hide a case that was held back, and never a run that is under way', () => {
    const held = numbered(1, 3, { outcome: 'serverFailed', created: 0, parked: 1 });
    const underWay = numbered(4, 6, { outcome: null, endedAt: null, created: 0 });
    expect(foldRuns([...underWay, ...held], new Set())).toHaveLength(6);
  });
});

describe('the ledger', () => {
  test('keeps what was read and the chosen line when a new run comes', async () => {
    let runs = numbered(1, 250);
    const store = createSyncStore(ledgerOf(() => runs).api);
    await store.actions.load();
    await store.actions.loadMore();
    store.actions.moveTo(120);
    const chosen = store.getState().lines[120]?.runs[0].id;
    runs = numbered(1, 253);
    await store.actions.refresh();
    const { lines, cursor, next } = store.getState();
    expect(lines).toHaveLength(203);
    expect(lines[cursor]?.runs[0].id).toBe(chosen);
    await store.actions.loadMore();
    expect(next).toBe(51);
    expect(new Set(store.getState().runs.map(({ id }) => id)).size).toBe(253);
  });

  test('begins anew when so much has happened that the pages no longer meet', async () => {
    let runs = numbered(1, 100);
    const store = createSyncStore(ledgerOf(() => runs).api);
    await store.actions.load();
    runs = numbered(1, 400);
    await store.actions.refresh();
    expect(store.getState().runs.map(({ id }) => id)).toEqual(
      numbered(301, 400)
        .map(({ id }) => id)
        .toReversed(),
    );
  });

  test('asks once more, not once for each batch, while a backlog drains', async () => {
    const ledger = ledgerOf(() => numbered(1, 10));
    const store = createSyncStore(ledger.api);
    await store.actions.load();
    const before = ledger.asked();
    await Promise.all(Array.from({ length: 20 }, () => store.actions.refresh()));
    expect(ledger.asked() - before).toBe(2);
  });

  test('is not read while nobody looks at it', async () => {
    const ledger = ledgerOf(() => numbered(1, 10));
    await createSyncStore(ledger.api).actions.refresh();
    expect(ledger.asked()).toBe(0);
  });
});

describe('a removable disk', () => {
  const answering = (reply: Result<unknown>) =>
    createBundleStore(createApi({ call: () => Promise.resolve(reply), onEvent: () => () => undefined }));
  const receipts = { name: 'tanda.receipt', bytes: new Uint8Array([1, 2, 3]) };

  test('gives the file to save once, and says what is in it', async () => {
    const store = answering(ok({ fileName: 'tanggap-03.bundle', content: 'AAEC', revisions: 40 }));
    expect(await store.actions.write()).toEqual({ fileName: 'tanggap-03.bundle', content: 'AAEC' });
    expect(store.getState().news).toEqual({ kind: 'written', fileName: 'tanggap-03.bundle', revisions: 40 });
  });

  test('says why there is nothing to save', async () => {
    const store = answering(problem('not_found', 'nothing waits', { what: 'revisions' }));
    expect(await store.actions.write()).toBeNull();
    expect(store.getState().news).toMatchObject({ kind: 'notWritten', problem: { code: 'not_found' } });
  });

  test('tells what its receipts changed, or that they are somebody else’s', async () => {
    const told = answering(ok({ accepted: 38, parked: 2, unknown: 0 }));
    await told.actions.read([receipts]);
    expect(told.getState().news).toEqual({ kind: 'read', name: receipts.name, accepted: 38, parked: 2, unknown: 0 });
    const foreign = answering(problem('not_found', 'no key'));
    await foreign.actions.read([receipts]);
    expect(foreign.getState().news).toMatchObject({ kind: 'notRead', name: receipts.name });
  });
});
