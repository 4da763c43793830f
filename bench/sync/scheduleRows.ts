import { afterShiftEndMs, devicePhaseMs, untilSlotMs } from '../../shared/domain/sendingSchedule.ts';
import { newDeviceKey } from '../../shared/crypto/deviceKey.ts';
import { DeviceId } from '../../shared/model/ids.ts';
import { memorySyncStore } from '../../test/support/memorySyncStore.ts';
import { seededRandom } from '../../test/support/seededRandom.ts';
import { syncWorld } from '../../test/support/syncWorld.ts';
import { atMostRow, quantile, toldRow, type BenchRow } from '../benchRow.ts';
import { answeringNet } from './answeringNet.ts';
import { benchItems } from './benchItems.ts';

const fleet = 5_000;
const flushMs = 900_000;
const slotMs = 10_000;
/** 15:00 in Jakarta; the period of both packs. */
const shiftEnd = Date.parse('2026-03-24T08:00:00.000Z');
const packPeriodMs = 900_000;
/** Desks that live through whole days; each has a clock of its own. */
const desks = 16;
const shiftMs = 8 * 3_600_000;
const dayMs = 24 * 3_600_000;
const casesPerDay = 60;
const outageDays = 3;
/** A device's own key costs time to make and plays no part in any schedule. */
const { privateKey } = newDeviceKey();

/** What the real rules of sending do to a server when many desks follow them, in time that is only counted. */
export async function scheduleRows(): Promise<BenchRow[]> {
  const normal: number[] = [];
  const down: number[] = [];
  const drained: number[] = [];
  for (let desk = 0; desk < desks; desk += 1) {
    normal.push((await live(desk, 1, false)).firstDay);
    const cutOff = await live(desk, outageDays, true);
    down.push(cutOff.firstDay);
    drained.push(cutOff.drainedMs);
  }
  const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
  const ratio = sum(down) / sum(normal);
  const outage = { metric: 'requests of a day without a server, beside a normal day', unit: 'a desk' } as const;
  const minutes = (ms: number): number => ms / 60_000;
  return [
    flushRow(),
    {
      ...outage,
      value: sum(down) / desks,
      baseline: sum(normal) / desks,
      ratio,
      goal: '<= 1.1x',
      ok: ratio <= 1.1,
    },
    atMostRow('a backlog of three days drained, the last desk', 'virtual min', minutes(Math.max(...drained)), 20),
    toldRow('a backlog of three days drained, half of the desks', 'virtual min', minutes(quantile(drained, 0.5))),
  ];
}

/**
 * 5,000 shifts that all end at 15:00:00 with something left to send, and the slot of the schedule that comes to each desk
 * anyway, whichever is first: the busiest ten seconds of the next quarter of an hour beside their mean.
 */
function flushRow(): BenchRow {
  const random = seededRandom(3, Date.now);
  const moments = Array.from({ length: fleet }, () => {
    const deviceId = random.uuid();
    const phase = devicePhaseMs(deviceId, packPeriodMs);
    return Math.min(afterShiftEndMs(deviceId), untilSlotMs(shiftEnd, phase, packPeriodMs));
  });
  const [mean, most] = [fleet / (flushMs / slotMs), busiest(moments)];
  return {
    metric: 'desks that send in the busiest 10 s after 15:00, beside the mean of 15 min',
    value: most,
    unit: 'desks',
    baseline: mean,
    ratio: most / mean,
    goal: '<= 2x',
    ok: most / mean <= 2,
  };
}

function busiest(moments: readonly number[]): number {
  const slots = Map.groupBy(moments, (ms) => Math.floor(ms / slotMs));
  return Math.max(...[...slots.values()].map((some) => some.length));
}

/**
 * One desk from the start of a shift on: cases at any moment of each shift, requests counted to the end of the first. With
 * `isDown` nothing answers until `days` are over; then how long it takes until the server has everything.
 */
async function live(desk: number, days: number, isDown: boolean): Promise<{ firstDay: number; drainedMs: number }> {
  const random = seededRandom(desk, Date.now);
  const deviceId = DeviceId.parse(random.uuid());
  const store = memorySyncStore({ deviceId, serverUrl: 'http://server.test', enrolCode: null, privateKey });
  let requests = 0;
  let isUp = !isDown;
  const world = syncWorld(
    store,
    ({ clock }) => {
      const answering = answeringNet(clock.now);
      return async (request) => {
        requests += 1;
        return isUp ? answering(request) : { ok: false, failure: 'unreachable', detail: 'ECONNREFUSED' };
      };
    },
    desk,
  );
  const passUntil = (at: number): Promise<void> => world.pass(Math.max(0, at - world.clock.monotonic()));
  world.sync().start();
  let firstDay = 0;
  for (let day = 0; day < days; day += 1) {
    const moments = Array.from({ length: casesPerDay }, () => day * dayMs + random.unit() * shiftMs);
    moments.sort((a, b) => a - b);
    for (const [i, item] of benchItems(casesPerDay, desk, day * casesPerDay + 1).entries()) {
      await passUntil(moments[i] ?? 0);
      store.add(item);
      world.sync().caseSaved();
    }
    await passUntil(day * dayMs + shiftMs);
    if (day === 0) firstDay = requests;
  }
  const back = world.clock.monotonic();
  isUp = true;
  while (store.counts().pending > 0) await world.pass(1_000);
  await world.sync().stop();
  return { firstDay, drainedMs: world.clock.monotonic() - back };
}
