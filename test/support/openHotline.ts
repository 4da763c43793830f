import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { enrolDevice } from '../../server/enrol.ts';
import type { ServerDatabase } from '../../server/storage/openDatabase.ts';
import type { OutputOf } from '../../shared/contract/ipc.ts';
import type { Sha256 } from '../../shared/model/ids.ts';
import type { Pack } from '../../shared/model/pack.ts';
import { aPack, aPackFolder } from './builders.ts';
import { fakeClock, type FakeClock } from './fakeClock.ts';
import { openCore, type OpenedCore } from './openCore.ts';
import { openServer } from './openServer.ts';
import { serverDatabase } from './serverDatabase.ts';
import { tempFolder } from './tempFolder.ts';

export type Hotline = {
  readonly database: ServerDatabase;
  readonly clock: FakeClock;
  /** Another desk of this hotline, as IT staff hands it over. */
  readonly desk: (
    workstation: string,
    signedIn?: 'sari' | 'budi' | 'rina',
    pack?: Partial<Pack>,
  ) => Promise<OpenedCore>;
  /** The server cannot be reached until it is up again. */
  readonly isDown: (down: boolean) => void;
};

const accounts = (['sari', 'budi', 'rina'] as const).map((username) => ({
  username,
  name: username === 'rina' ? 'Rina Hapsari' : username,
  role: username === 'rina' ? ('supervisor' as const) : ('agent' as const),
  password: `${username}-1500587`,
}));

/** A central server and the whole core of each of its desks, in one process and one time. */
export async function openHotline(pack: Partial<Pack> = {}): Promise<Hotline> {
  const clock = fakeClock();
  const database = await serverDatabase('sqlite');
  const { app } = await openServer(database, { clock: clock.now });
  let down = false;
  return {
    database,
    clock,
    isDown: (isDown) => {
      down = isDown;
    },
    desk: async (workstation, signedIn = 'rina', ownPack = {}) => {
      const folder = tempFolder();
      const device = await enrolDevice(database, { workstation, serverUrl: 'http://server.example', accounts });
      const provisioningFile = join(folder, 'provisioning.json');
      writeFileSync(provisioningFile, JSON.stringify(device));
      const packFolder = aPackFolder(join(folder, 'pack'), aPack({ ...pack, ...ownPack }));
      const fetch = fetchOf(app, () => down);
      const desk = await openCore({ folder, clock, fetch, start: { provisioningFile, packFolder } });
      await desk.signIn(signedIn);
      await desk.call('shift.open', {});
      return desk;
    },
  };
}

const fetchOf =
  (app: FastifyInstance, isDown: () => boolean): typeof globalThis.fetch =>
  async (input, init) => {
    if (isDown())
      throw Object.assign(new TypeError('fetch failed'), {
        cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }),
      });
    const { pathname, search } = new URL(input instanceof Request ? input.url : input);
    const answer = await app.inject({
      method: init?.method === 'POST' ? 'POST' : init?.method === 'HEAD' ? 'HEAD' : 'GET',
      url: pathname + search,
      headers: Object.fromEntries(new Headers(init?.headers)),
      ...(init?.body instanceof Uint8Array ? { payload: Buffer.from(init.body) } : {}),
    });
    const headers = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const body = answer.statusCode === 204 ? null : new Uint8Array(answer.rawPayload);
    return new Response(body, { status: answer.statusCode, headers });
  };

/** Checks a form as its author hands it over. */
export const check = (desk: OpenedCore, xml: string): Promise<OutputOf<'forms.check'>> =>
  desk.call('forms.check', { name: 'intake.xml', content: Buffer.from(xml).toString('base64'), media: [] });

/** Checks and publishes, on top of what runs here. */
export async function publish(desk: OpenedCore, xml: string, startsAt: string | null = null): Promise<Sha256> {
  const { form, problems } = await check(desk, xml);
  if (form === null) throw new Error(`the form was refused: ${JSON.stringify(problems)}`);
  const { formHash: baseHash } = await desk.call('pack.current', {});
  await desk.call('forms.publish', { formHash: form.hash, baseHash, startsAt });
  return form.hash;
}
