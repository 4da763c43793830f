import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { applyBundle } from '../../server/bundle/applyBundle.ts';
import { openBundle } from '../../server/bundle/openBundle.ts';
import { sealReceipt } from '../../server/bundle/sealReceipt.ts';
import { countCases } from '../../server/storage/cases.ts';
import { findDevice } from '../../server/storage/devices.ts';
import { readFacts } from '../../server/storage/facts.ts';
import type { ServerDatabase } from '../../server/storage/openDatabase.ts';
import { openHotline, type Hotline } from '../support/openHotline.ts';
import type { OpenedCore } from '../support/openCore.ts';
import { takeCase } from '../support/takeCase.ts';

const firstPage = { after: null, limit: 200 };

/** Another person comes to the desk. */
async function changeTo(desk: OpenedCore, username: 'budi' | 'rina'): Promise<void> {
  await desk.call('session.signOut', {});
  await desk.signIn(username);
}

/** Somebody presses the key; resolves when nothing waits for an answer any more. */
async function send(hotline: Hotline, desk: OpenedCore): Promise<void> {
  // A second press within ten seconds waits for them.
  hotline.clock.advance(10_000);
  await desk.call('sync.now', {});
  const sending = async () => {
    const { running, pending } = (await desk.call('desk.state', {})).sync;
    return running || pending > 0;
  };
  await expect.poll(sending, { timeout: 10_000 }).toBe(false);
}

/** The server's database refuses one case, as a bug in it would; returns what repairs it. */
async function breakServerFor({ database }: Hotline, caseId: string): Promise<() => Promise<unknown>> {
  const run = (text: string) => sql.raw(text).execute(database);
  await run(
    `CREATE TRIGGER refuses BEFORE INSERT ON case_body WHEN NEW.case_id = '${caseId}' BEGIN SELECT raise(ABORT, 'no'); END`,
  );
  return () => run('DROP TRIGGER refuses');
}

const journeyOf = async (desk: OpenedCore, caseId: Awaited<ReturnType<typeof takeCase>>['caseId']) => {
  const { revisions } = await desk.call('sync.journey', { caseId });
  const [newest] = revisions;
  if (newest === undefined) throw new Error('a saved case has a journey');
  return newest;
};

describe('the journey of a case', () => {
  it('is said and saved before the server hears of it, then sent and accepted with the receipt', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03', 'sari');
    const { caseId, savedAt, sha256, reference } = await takeCase(desk);
    const waiting = await journeyOf(desk, caseId);
    expect(waiting).toMatchObject({
      rev: 1,
      state: 'pending',
      savedAt,
      sha256,
      attempts: 0,
      sentAt: null,
      receipt: null,
    });
    expect(Date.parse(waiting.savedAt) - Date.parse(waiting.saidAt)).toBe(60_000);

    await send(hotline, desk);
    const arrived = await journeyOf(desk, caseId);
    expect(arrived).toMatchObject({ state: 'accepted', attempts: 1, reason: null });
    expect(arrived.receipt).toMatchObject({ verdict: 'created', serverTime: arrived.acceptedAt });
    const { runs } = await desk.call('sync.ledger', { before: null, limit: 10 });
    const run = runs.find(({ id }) => id === arrived.receipt?.runId);
    expect(run).toMatchObject({ created: 1, batchId: arrived.receipt?.batchId });
    expect((await desk.call('sync.journey', { caseId })).reference).toBe(reference);
  });

  it('is shown to its agent and to supervisors, to nobody else', async () => {
    const desk = await (await openHotline()).desk('03', 'sari');
    const { caseId } = await takeCase(desk);
    await changeTo(desk, 'budi');
    expect(await desk.refused('sync.journey', { caseId })).toBe('not_found');
    await changeTo(desk, 'rina');
    expect((await desk.call('sync.journey', { caseId })).revisions).toHaveLength(1);
  });
});

describe('a case that the server cannot take', () => {
  it('is named with its reason to everybody at the desk, and opened only by those who may read it', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03', 'sari');
    const poison = await takeCase(desk);
    await takeCase(desk);
    await breakServerFor(hotline, poison.caseId);
    await send(hotline, desk);
    const { parked, next } = await desk.call('sync.parked', firstPage);
    expect(parked).toMatchObject([
      { caseId: poison.caseId, reference: poison.reference, reason: 'quarantined', mayResend: true, mayOpen: true },
    ]);
    expect(next).toBeNull();
    expect((await desk.call('desk.state', {})).sync).toMatchObject({ accepted: 1, parked: 1 });
    await changeTo(desk, 'budi');
    expect((await desk.call('sync.parked', firstPage)).parked).toMatchObject([{ mayOpen: false }]);
  });

  it('is accepted when it is sent again after the cause is gone', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03', 'sari');
    const { caseId } = await takeCase(desk);
    const repair = await breakServerFor(hotline, caseId);
    await send(hotline, desk);
    await repair();
    expect(await desk.call('sync.resend', { only: { caseId, rev: 1 } })).toEqual({ resent: 1 });
    await send(hotline, desk);
    expect((await desk.call('sync.parked', firstPage)).parked).toEqual([]);
    expect(await journeyOf(desk, caseId)).toMatchObject({ state: 'accepted', attempts: 2, reason: null, detail: '' });
    expect(await countCases(hotline.database)).toBe(1);
  });

  it('is sent again together with all others, and what is accepted stays as it is', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03', 'sari');
    const { caseId } = await takeCase(desk);
    await takeCase(desk);
    const repair = await breakServerFor(hotline, caseId);
    await send(hotline, desk);
    await repair();
    expect(await desk.call('sync.resend', { only: null })).toEqual({ resent: 1 });
    expect(await desk.call('sync.resend', { only: { caseId, rev: 1 } })).toEqual({ resent: 0 });
  });

  it('is listed page by page in the order of saving', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03', 'sari');
    const saved = [await takeCase(desk), await takeCase(desk), await takeCase(desk)];
    await sql
      .raw("CREATE TRIGGER refuses BEFORE INSERT ON case_body BEGIN SELECT raise(ABORT, 'no'); END")
      .execute(hotline.database);
    await send(hotline, desk);
    const first = await desk.call('sync.parked', { after: null, limit: 2 });
    const second = await desk.call('sync.parked', { after: first.next, limit: 2 });
    expect([...first.parked, ...second.parked].map(({ caseId }) => caseId)).toEqual(saved.map(({ caseId }) => caseId));
    expect(second.next).toBeNull();
  });
});

/** What the operator of the server does with the disk: takes it in, and hands back the receipts. */
async function importAtServer(database: ServerDatabase, content: string): Promise<string> {
  const { sealingKey } = await readFacts(database);
  const bundle = await openBundle(Buffer.from(content, 'base64'), sealingKey.privateKey, (id) =>
    findDevice(database, id),
  );
  if (typeof bundle === 'string') throw new Error(bundle);
  const receipt = await applyBundle(database, bundle, Date.now);
  return Buffer.from(sealReceipt(receipt, bundle.receiptKey)).toString('base64');
}

describe('a removable disk', () => {
  /** The server knows the key of this desk, and is then out of reach. */
  const aDeskCutOff = async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03', 'sari');
    await takeCase(desk);
    await send(hotline, desk);
    hotline.isDown(true);
    return { hotline, desk };
  };

  it('is not written when nothing waits', async () => {
    const { desk } = await aDeskCutOff();
    expect(await desk.refused('bundle.write', {})).toBe('not_found');
  });

  it('brings what waits to the server, and its receipts bring back that it was accepted', async () => {
    const { hotline, desk } = await aDeskCutOff();
    const saved = [await takeCase(desk), await takeCase(desk)];
    const { content, revisions, fileName } = await desk.call('bundle.write', {});
    expect({ revisions, fileName }).toMatchObject({ revisions: 2, fileName: expect.stringMatching(/^tanggap-03-/) });
    expect((await desk.call('desk.state', {})).sync.pending).toBe(2);
    const receipts = await importAtServer(hotline.database, content);
    expect(await desk.call('bundle.readReceipts', { content: receipts })).toEqual({
      accepted: 2,
      parked: 0,
      unknown: 0,
    });
    expect((await desk.call('desk.state', {})).sync).toMatchObject({ pending: 0, accepted: 3 });
    for (const { caseId } of saved)
      expect(await journeyOf(desk, caseId)).toMatchObject({ state: 'accepted', receipt: { verdict: 'created' } });
    expect(await countCases(hotline.database)).toBe(3);
  });

  it('that was altered, or belongs to another desk, changes nothing here', async () => {
    const { hotline, desk } = await aDeskCutOff();
    await takeCase(desk);
    const { content } = await desk.call('bundle.write', {});
    const receipts = Buffer.from(await importAtServer(hotline.database, content), 'base64');
    receipts.writeUInt8(receipts.readUInt8(40) ^ 1, 40);
    for (const altered of [receipts, randomBytes(500), Buffer.from(content, 'base64')])
      expect(await desk.refused('bundle.readReceipts', { content: altered.toString('base64') })).toBe('not_found');
    expect((await desk.call('desk.state', {})).sync.pending).toBe(1);
  });
});
