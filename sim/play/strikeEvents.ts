import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFile, openStore } from '../../core/storage/openStore.ts';
import { deskKey } from '../desk/hotline.ts';
import type { SimDesk } from '../desk/simDesk.ts';
import type { EventFault } from '../faults/faultKinds.ts';
import { Killed } from '../machine/killed.ts';
import { flipBit } from '../machine/tornBytes.ts';
import { drawJump } from '../machine/wallClock.ts';
import { heldByServer } from '../oracle/serverRows.ts';
import { aside } from '../machine/sqlitePort.ts';
import type { SimServer } from '../server/simServer.ts';
import type { Chance } from '../world/xoshiro128.ts';
import type { Stage } from './createStage.ts';
import { takePoison, takeStrangeForm, takeUnreadable } from './oddCases.ts';

const minute = 60_000;
const year = 365 * 24 * 60 * minute;

/** Before that a code may end, or be used for another disk: then only a person with a new one helps, as it must be. */
const untilEnrolled: ReadonlySet<EventFault> = new Set([
  'serverClockJump',
  'tokenExpired',
  'yearOffline',
  'clonedDisk',
]);

function areAllEnrolled(server: SimServer): boolean {
  if (!server.isUp()) return false;
  const raw = server.raw();
  return aside(() => raw.prepare('SELECT count(*) FROM device WHERE public_key IS NULL').pluck().get()) === 0;
}

type Image = { readonly at: number; readonly folder: string };

/** Puts every event of the plan on the timeline. */
export function planEvents(stage: Stage): void {
  const { world, plan } = stage;
  const chance = world.chance.fork();
  const images = takeImages(stage, chance);
  for (const { atMs, kind } of plan.events) {
    world.timeline.after(atMs, async () => {
      const desk = stage.desks[chance.below(stage.desks.length)];
      if (desk !== undefined) await strike(stage, chance, desk, kind, images);
    });
  }
}

type Images = { readonly desk: (desk: SimDesk) => Image | null; readonly server: () => Image | null };

/** Now and then everything is copied: what an old backup or an old disk image is made of. */
function takeImages(stage: Stage, chance: Chance): Images {
  const { world, plan, server, desks } = stage;
  const { timeline } = world;
  const wanted = new Set(plan.events.map(({ kind }) => kind));
  const ofDesks = new Map<string, Image[]>();
  const ofServer: Image[] = [];
  for (let n = 0; n < 3; n += 1) {
    timeline.after((plan.workMs / 4) * (n + chance.unit()), () => {
      if (!areAllEnrolled(server)) return;
      if (wanted.has('serverRestored') || wanted.has('serverRolledBack')) {
        const folder = join(world.folder, `image-server-${n}`);
        server.image(folder);
        ofServer.push({ at: timeline.now(), folder });
      }
      if (!wanted.has('oldDiskImage')) return;
      for (const desk of desks) {
        const folder = join(world.folder, `image-${desk.name}-${n}`);
        desk.image(folder);
        ofDesks.set(desk.name, [...(ofDesks.get(desk.name) ?? []), { at: timeline.now(), folder }]);
      }
    });
  }
  return {
    desk: ({ name }) => ofDesks.get(name)?.[0] ?? null,
    server: () => ofServer[0] ?? null,
  };
}

async function strike(stage: Stage, chance: Chance, desk: SimDesk, kind: EventFault, images: Images): Promise<void> {
  const { world, server, oracle } = stage;
  const { timeline, trace, strikes } = world;
  const soon = (): number => chance.between(1_000, 5 * minute);
  const done = (): void => strikes.struck(kind);
  if (untilEnrolled.has(kind) && !areAllEnrolled(server)) return undefined;
  switch (kind) {
    case 'deskKilled':
    case 'deskPowerCut':
      if (desk.life() === null) return;
      desk.end(kind === 'deskKilled' ? 'kill' : 'power');
      stage.restart(desk, soon());
      return done();
    case 'deskKilledAtOperation':
      return desk.operations()?.arm({ kind: chance.pick(['before', 'after']) }, 1 + chance.below(90));
    case 'tornCommit':
      return desk.operations()?.arm({ kind: 'torn' }, 1 + chance.below(90));
    case 'deskIoError':
    case 'journalIoError': {
      const onFile = kind === 'journalIoError';
      return desk.operations()?.arm({ kind: 'error', code: 'SQLITE_IOERR_WRITE', onFile }, 1 + chance.below(60));
    }
    case 'deskDiskFull': {
      const { operations } = { operations: desk.operations() };
      operations?.fail('SQLITE_FULL');
      timeline.after(soon(), () => operations?.fail(null));
      return undefined;
    }
    case 'deskClockJump':
      desk.clock.jump(drawJump(chance.unit));
      trace.say(desk.name, `clock ${new Date(desk.clock.now()).toISOString()}`);
      return done();
    case 'serverClockJump':
      server.clock.jump(drawJump(chance.unit));
      trace.say('server', `clock ${new Date(server.clock.now()).toISOString()}`);
      return done();
    case 'tokenExpired':
      server.clock.jump(20 * minute);
      return done();
    case 'deskAsleep': {
      desk.line.cut(true);
      timeline.after(chance.between(minute, 40 * minute), () => {
        desk.line.cut(false);
        desk.life()?.sync.resumed();
      });
      return done();
    }
    case 'secondInstance': {
      if (desk.life() === null) return;
      openSecond(stage, desk);
      return done();
    }
    case 'serverKilled':
      server.kill();
      stage.restartServer(soon());
      return done();
    case 'serverKilledAtOperation':
      server.operations()?.arm({ kind: chance.pick(['before', 'after', 'torn']) }, 1 + chance.below(40));
      return undefined;
    case 'serverIoError':
      return server
        .operations()
        ?.arm({ kind: 'error', code: 'SQLITE_IOERR_WRITE', onFile: false }, 1 + chance.below(40));
    case 'serverDiskFull': {
      const operations = server.operations();
      operations?.fail('SQLITE_FULL');
      timeline.after(soon(), () => operations?.fail(null));
      return undefined;
    }
    case 'serverRestored':
    case 'serverRolledBack': {
      const image = images.server();
      if (image === null) return undefined;
      server.kill();
      server.replaceDisk(image.folder);
      trace.say('server', `${kind} to ${(image.at / 1000).toFixed(0)} s`);
      stage.restartServer(0);
      // When it runs again, and before a desk can have sent it anything.
      const lookWhenUp = (): void =>
        void timeline.after(1, () => {
          if (server.isUp()) oracle.serverPutBack(heldByServer(server.raw()));
          else lookWhenUp();
        });
      lookWhenUp();
      return done();
    }
    case 'outage':
      server.kill();
      stage.restartServer(chance.between(10 * minute, 3 * 60 * minute));
      return done();
    case 'yearOffline':
      desk.end('kill');
      stage.restart(desk, chance.between(0.5, 1.2) * year);
      return done();
    case 'corruptPage':
      return corrupt(stage, chance, desk);
    case 'tornJournal':
      return desk.operations()?.arm({ kind: 'power' }, 1 + chance.below(60));
    case 'oldDiskImage': {
      const image = images.desk(desk);
      if (image === null || !server.isUp()) return undefined;
      desk.end('kill');
      desk.replaceDisk(image.folder);
      trace.say(desk.name, `disk put back to ${(image.at / 1000).toFixed(0)} s`);
      oracle.deskPutBack(desk.name, image.at, heldByServer(server.raw()));
      stage.restart(desk, soon());
      return done();
    }
    case 'clonedDisk': {
      if (stage.desks.length > 3) return undefined;
      const folder = join(world.folder, `clone-of-${desk.name}`);
      desk.image(folder);
      const twin = stage.addDesk(`${desk.name}-twin`, folder);
      stage.restart(twin, soon());
      return done();
    }
    case 'formUnknown':
      return takeStrangeForm(stage, desk, done);
    case 'poisonQuarantined':
      return takeUnreadable(stage, desk, done);
    case 'poisonCrash':
    case 'poisonRefused':
      return takePoison(stage, desk, kind);
    default: {
      const never: never = kind;
      return never;
    }
  }
}

/** A page of the database has rotted while the desk was off. */
function corrupt({ world, restart }: Stage, chance: Chance, desk: SimDesk): void {
  desk.end('kill');
  const file = databaseFile(desk.disk());
  const bytes = readFileSync(file);
  for (let n = chance.below(4); n >= 0; n -= 1) flipBit(bytes, chance.unit);
  writeFileSync(file, bytes);
  world.trace.say(desk.name, 'pages rotted');
  world.strikes.struck('corruptPage');
  restart(desk, chance.between(1_000, 60_000));
}

/** Somebody starts the program a second time. A disk on which the first one is about to end may end it now. */
function openSecond({ world }: Stage, desk: SimDesk): void {
  const now = new Date(desk.clock.now()).toISOString();
  try {
    const second = openStore({ folder: desk.disk(), key: deskKey, demo: false, now });
    if (second.ok) world.broken('unsafe', `${desk.name}: two programs have one database open`);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
}
