import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { storeRevision } from '../../core/usecases/storeRevision.ts';
import { AgentId } from '../../shared/model/ids.ts';
import { ok } from '../../shared/model/result.ts';
import { aCaseBody, hashOf } from '../support/batchItems.ts';
import { aPack } from '../support/builders.ts';
import { createSession } from '../../core/session.ts';
import { openFeedDesk } from '../support/handMadeFeed.ts';
import { morning } from '../support/virtualClock.ts';

const at = new Date(morning).toISOString();
const later = new Date(morning + 3_600_000).toISOString();
const entryOf = (seq: number, facts: object) => ({ seq, id: randomUUID(), at, by: 'Pusat', ...facts });
const announcement = (seq: number, until = later) =>
  entryOf(seq, { kind: 'announcement', text: { id: 'Gangguan jaringan', en: 'Network trouble' }, until });

type FeedDesk = Awaited<ReturnType<typeof openFeedDesk>>;

/** Saves a case as the desk does, in so many revisions. */
function saveCase({ store, clock }: FeedDesk, revisions = 1) {
  const now = () => new Date(clock.now()).toISOString();
  const desk = { store, session: createSession(store, () => undefined), now };
  const caseId = randomUUID();
  for (let rev = 1; rev <= revisions; rev += 1) {
    const body = aCaseBody({ caseId, rev });
    const text = JSON.stringify(body);
    store.transaction(() => {
      const { formHash: hash } = body;
      store.forms.keep({ hash, formId: 'i', version: '1', title: 'I', xml: '<f/>', attachments: [] });
      storeRevision(desk, { body, text, sha256: hashOf(text), roles: aPack().roles, closed: null });
      return ok(null);
    });
  }
  return aCaseBody({ caseId }).caseId;
}

const log = ({ store }: FeedDesk) =>
  store.events
    .page({ day: null, shiftId: null, agentId: null, kinds: [], after: 0, limit: 50 })
    .map(({ kind, data }) => ({ kind, data }));

test('an announcement is shown in both languages until its end, and once however often it is read', async () => {
  const desk = await openFeedDesk();
  desk.server.add(announcement(1));
  desk.server.add(announcement(2, at));
  await desk.feed().pull();
  expect(desk.notices()).toEqual([{ id: 'Gangguan jaringan', en: 'Network trouble', until: later, by: 'Pusat' }]);
  expect(desk.feedStore.cursor()).toBe(2);
  desk.clock.jump(3_600_000);
  expect(desk.notices()).toEqual([]);
});

test('a review that was given elsewhere counts like one that was given here', async () => {
  const desk = await openFeedDesk();
  const caseId = saveCase(desk);
  desk.server.add(entryOf(1, { kind: 'review', caseId, rev: 1, verdict: 'returned', comment: 'Alamat kurang' }));
  await desk.feed().pull();
  expect(desk.store.caseHeads.one(caseId)).toMatchObject({ review: 'returned', reviewComment: 'Alamat kurang' });
  expect(desk.store.reviews.ofCase(caseId)).toMatchObject([{ rev: 1, supervisorName: 'Pusat', verdict: 'returned' }]);
  expect(log(desk)).toContainEqual({ kind: 'review.returned', data: expect.objectContaining({ rev: 1, by: 'Pusat' }) });
});

test('a review of a revision that was corrected since is kept and changes nothing; one of an unknown revision is passed over', async () => {
  const desk = await openFeedDesk();
  const caseId = saveCase(desk, 2);
  const review = { kind: 'review', verdict: 'approved', comment: '' };
  desk.server.add(entryOf(1, { ...review, caseId, rev: 1 }));
  desk.server.add(entryOf(2, { ...review, caseId, rev: 3 }));
  desk.server.add(entryOf(3, { ...review, caseId: randomUUID(), rev: 1 }));
  await desk.feed().pull();
  expect(desk.store.caseHeads.one(caseId)).toMatchObject({ review: 'corrected' });
  expect(desk.store.reviews.ofCase(caseId)).toHaveLength(1);
  expect(desk.feedStore.cursor()).toBe(3);
});

test('an account that was taken back is so from then on, also behind another provisioning file', async () => {
  const desk = await openFeedDesk();
  const agentId = AgentId.parse('sari');
  desk.server.add(entryOf(1, { kind: 'revocation', agentId }));
  desk.server.add(entryOf(2, { kind: 'revocation', agentId }));
  await desk.feed().pull();
  desk.store.agents.replaceAll([]);
  expect([desk.store.revocations.has(agentId), desk.store.revocations.has(AgentId.parse('budi'))]).toEqual([
    true,
    false,
  ]);
  expect(log(desk).filter(({ kind }) => kind === 'account.revoked')).toHaveLength(1);
});

test.each([
  ['an announcement without a text', { kind: 'announcement', text: { id: '', en: '' }, until: later }],
  ['an announcement without an end', { kind: 'announcement', text: { id: 'a', en: 'a' } }],
  ['a review of no case', { kind: 'review', caseId: 'x', rev: 1, verdict: 'approved', comment: '' }],
  ['a review of no meaning', { kind: 'review', caseId: randomUUID(), rev: 1, verdict: 'lost', comment: '' }],
  ['a revocation of nobody', { kind: 'revocation', agentId: '' }],
])('%s is not believed, and neither is the page it came in', async (_what, facts) => {
  const desk = await openFeedDesk();
  desk.server.add(announcement(1));
  desk.server.add(entryOf(2, facts));
  expect(await desk.feed().pull()).toBe('notBelieved');
  expect(desk.feedStore.cursor()).toBe(0);
});
