import { DeviceId, Sha256 } from '../../shared/model/ids.ts';
import { report } from '../../server/storage/publications.ts';
import { pack } from '../desk/hotline.ts';
import { hashOf } from '../oracle/serverRows.ts';
import type { Stage } from './createStage.ts';

/** Entries for the feed of all desks, at drawn moments; one that the server does not take is tried once more later. */
export function publishNews({ world, plan, server }: Stage): void {
  const { timeline, trace } = world;
  const chance = world.chance.fork();

  function publish(name: string): void {
    const post = {
      deviceId: DeviceId.parse(chance.uuid(0)),
      hotline: pack.id,
      formHash: Sha256.parse(hashOf(name)),
      reason: 'engine',
      detail: name,
    } as const;
    const told = { id: chance.uuid(server.clock.now()), workstation: '99' };
    timeline.after(chance.between(0, plan.workMs), async () => {
      if (!server.isUp()) return;
      try {
        await report(server.database(), post, told, server.clock.now());
        trace.say('server', `published ${name}`);
      } catch {
        trace.say('server', `did not publish ${name}`);
      }
    });
  }

  for (let n = chance.below(4); n > 0; n -= 1) publish(`berita ${n}`);
}
