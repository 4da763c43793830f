import { describe, expect, test } from 'vitest';
import type { Net, NetReply, NetRequest } from '../../core/sync/ports.ts';
import { FeedEntry } from '../../shared/contract/feed.ts';
import { enrolDevice } from '../../server/enrol.ts';
import { readFeed } from '../../server/storage/feed.ts';
import { answer, json } from '../support/hostileNet.ts';
import { feedDesk, watchedNet } from '../support/feedWorld.ts';
import { anEnrolment, openServer } from '../support/openServer.ts';
import { aForm, hashOfForm, hotline } from '../support/publishing.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { serverDatabase } from '../support/serverDatabase.ts';
import { serverNet } from '../support/serverNet.ts';
import { syncDeviceOf } from '../support/syncDeviceOf.ts';
import { virtualClock } from '../support/virtualClock.ts';

/** What the line, or a stranger on it, does to one exchange about forms. */
const faults = [
  'unreachable',
  'lostBefore',
  'lostAfter',
  'slow',
  'doubled',
  'portal',
  'stale',
  'half',
  'noProtocol',
  'busy',
  'failed',
  'wrongBytes',
  'backwards',
  'nothing',
  'oldServer',
] as const;
type Fault = (typeof faults)[number];

const minute = 60_000;
const first = Number(process.env['TANGGAP_SEED'] ?? 1);
const seeds = Array.from({ length: 12 }, (_, i) => first + i);

const change = (reply: NetReply, from: RegExp, to: string): NetReply =>
  reply.ok ? { ...reply, body: Buffer.from(Buffer.from(reply.body).toString().replace(from, to)) } : reply;

const backwards = (reply: NetReply): NetReply => {
  if (!reply.ok || reply.status !== 200) return reply;
  const page: { entries?: unknown[] } = JSON.parse(Buffer.from(reply.body).toString());
  const entries = page.entries?.toReversed();
  return { ...reply, body: Buffer.from(JSON.stringify({ ...page, entries })) };
};

function hostileFeedNet(server: Net, draw: () => Fault | null, delay: (ms: number) => Promise<void>): Net {
  let last: NetReply | null = null;
  const lost: NetReply = { ok: false, failure: 'reset', detail: 'ECONNRESET' };
  const sent = async (request: NetRequest): Promise<NetReply> => {
    const reply = await server(request);
    if (request.url.includes('/publications?') && reply.ok && reply.status === 200) last ??= reply;
    return reply;
  };
  return async (request) => {
    switch (draw()) {
      case null:
        return sent(request);
      case 'unreachable':
        return { ok: false, failure: 'unreachable', detail: 'ECONNREFUSED' };
      case 'lostBefore':
        return lost;
      case 'lostAfter':
        await sent(request);
        return lost;
      case 'slow':
        await delay(request.timeoutMs / 2);
        return sent(request);
      case 'doubled':
        await sent(request);
        return sent(request);
      case 'portal':
        return answer(200, '<html>sign in</html>', { 'content-type': 'text/html' });
      case 'stale':
        return last ?? lost;
      case 'half': {
        const reply = await sent(request);
        return reply.ok ? { ...reply, body: reply.body.subarray(0, reply.body.byteLength / 2) } : reply;
      }
      case 'noProtocol': {
        const reply = await sent(request);
        return reply.ok ? { ...reply, headers: { 'content-type': 'application/json' } } : reply;
      }
      case 'busy':
        return answer(503, '{}', { ...json, 'retry-after': '30' });
      case 'failed':
        return answer(500, '{}', json);
      case 'wrongBytes':
        return change(await sent(request), /h:title>Intake/, 'h:title>Evil');
      case 'backwards':
        return backwards(await sent(request));
      case 'nothing':
        return answer(200, '', json);
      default:
        return answer(404, '{}', json);
    }
  };
}

describe('forms in a hostile world', () => {
  let totalHit = 0;

  test.each(seeds)(
    'two desks end on the form that was published last, whatever the line does: seed %i',
    async (seed) => {
      const database = await serverDatabase('sqlite');
      const clock = virtualClock();
      const random = seededRandom(seed, clock.now);
      const { app, device } = await openServer(database, { clock: () => Math.trunc(clock.now()) });
      const second = await enrolDevice(database, { ...anEnrolment(), workstation: '04' });
      let isHostile = true;
      let hit = 0;
      const rate = random.unit() * 0.8;
      const menu = faults.filter(() => random.unit() < 0.6);
      const draw = (): Fault | null => {
        if (!isHostile || random.unit() >= rate) return null;
        hit += 1;
        return menu[Math.floor(random.unit() * menu.length)] ?? null;
      };
      const watched = watchedNet(clock, (request) => hostile(request));
      const hostile = hostileFeedNet(serverNet(app), draw, watched.delay);
      const desks = await Promise.all(
        [device, second].map((provisioning, i) => {
          const own = syncDeviceOf(provisioning);
          return feedDesk(clock, watched.net, () => own, seed + i);
        }),
      );
      const honest = new Set(['1']);
      const told: string[] = [];
      for (let round = 0; round < 25; round += 1) {
        const at = random.unit() < 0.5 ? 0 : 1;
        const desk = desks[at];
        if (!desk) throw new Error('no desk');
        if (random.unit() < 0.4) {
          const form = aForm(`${round}`);
          honest.add(form.version);
          const startsAt =
            random.unit() < 0.3 ? new Date(clock.now() + random.unit() * 60 * minute).toISOString() : null;
          const known = desk.store.publications.newest(hotline).filter(({ state }) => state !== 'cancelled');
          const waiting = desk.feed().publish({
            kind: 'form',
            id: random.uuid(),
            by: `desk ${at}`,
            formHash: hashOfForm(form),
            form,
            baseHash: known[0]?.formHash ?? null,
            cursor: desk.store.publications.cursor(hotline),
            startsAt,
          });
          // Packing the request is real work: how much of the world's time passes meanwhile nobody knows.
          const answered = await watched.passUntil(waiting);
          if (answered.kind === 'stored') told.push(form.version);
        }
        if (random.unit() < 0.2) desk.crash();
        if (random.unit() < 0.2) clock.jump((random.unit() - 0.5) * 60 * minute);
        await watched.pass(random.unit() * 10 * minute);
        for (const { version } of desks) expect(honest, `seed ${seed}`).toContain(version());
      }
      isHostile = false;
      await watched.pass(6 * 60 * minute);
      const entries: FeedEntry[] = [];
      for (let after = 0, more = true; more; ) {
        const page = await readFeed(database, hotline, after);
        entries.push(...(page?.entries ?? []).map((entry) => FeedEntry.parse(entry)));
        after = page?.cursor ?? after;
        more = page?.more ?? false;
      }
      const forms = entries.flatMap((entry) => (entry.kind === 'form' ? [entry] : []));
      // What a supervisor was told is stored is there, and once.
      const versions = forms.map(({ version }) => version);
      for (const version of told) expect(versions.filter((one) => one === version)).toHaveLength(1);
      const expected = forms.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt) || a.seq - b.seq).at(-1);
      for (const desk of desks) {
        expect(desk.version(), `seed ${seed}`).toBe(expected?.version ?? '1');
        expect(desk.reported).toEqual([]);
        expect(desk.store.publications.cursor(hotline)).toBe(entries.at(-1)?.seq ?? 0);
        await desk.feed().stop();
      }
      totalHit += hit;
    },
  );

  test('the worlds before were hostile indeed', () => {
    expect(totalHit).toBeGreaterThan(seeds.length * 10);
  });
});
