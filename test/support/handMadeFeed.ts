import { openDoor } from './accessOver.ts';
import type { Net, NetReply, NetRequest, SyncDevice } from '../../core/sync/ports.ts';
import type { FeedEntry } from '../../shared/contract/feed.ts';
import type { FormDefinition } from '../../shared/model/formFiles.ts';
import { newDeviceKey } from '../../shared/crypto/deviceKey.ts';
import { DeviceId } from '../../shared/model/ids.ts';
import { feedDesk, watchedNet } from './feedWorld.ts';
import { answer, json } from './hostileNet.ts';
import { aFormEntry, hotline } from './publishing.ts';
import { virtualClock } from './virtualClock.ts';

export const minute = 60_000;

export const someDevice: SyncDevice = {
  deviceId: DeviceId.parse('018f3a5c-0000-7000-8000-000000000001'),
  enrolCode: null,
  privateKey: newDeviceKey().privateKey,
  serverUrl: 'http://server.example',
};

/** A server that a test writes by hand: a feed, forms by their hash, and what it does to an answer. */
function aServer() {
  const entries: unknown[] = [];
  const forms = new Map<string, FormDefinition>();
  const asked: string[] = [];
  let spoil = (_path: string, reply: NetReply, _request: NetRequest): NetReply => reply;
  const ok = (value: unknown): NetReply => answer(200, JSON.stringify(value), json);
  const net: Net = async (request) => {
    const url = new URL(request.url);
    asked.push(`${request.method} ${url.pathname}`);
    return spoil(url.pathname, honest(url), request);
  };
  function honest(url: URL): NetReply {
    if (url.pathname === '/v1/publications') {
      const after = Number(url.searchParams.get('after'));
      const rest = entries.filter((entry) => Number(Reflect.get(Object(entry), 'seq')) > after);
      const page = rest.slice(0, 100);
      const cursor = Number(Reflect.get(Object(page.at(-1)), 'seq') ?? after);
      return ok({ hotline, cursor, entries: page, more: rest.length > page.length });
    }
    const form = forms.get(url.pathname.split('/').at(-1) ?? '');
    return form === undefined ? answer(404, '{}', json) : ok(form);
  }
  return {
    net,
    asked,
    publish: (form: FormDefinition, changes: Partial<Extract<FeedEntry, { kind: 'form' }>> = {}) => {
      const entry = aFormEntry(entries.length + 1, form, changes);
      entries.push(entry);
      forms.set(entry.formHash, form);
      return entry;
    },
    add: (entry: unknown) => void entries.push(entry),
    entries,
    forms,
    spoil: (change: typeof spoil) => {
      spoil = change;
    },
  };
}

/** One desk that reads the feed of a server that the test writes by hand. @param device null while nobody has provisioned it. */
export async function openFeedDesk(device: SyncDevice | null = someDevice) {
  const server = aServer();
  const clock = virtualClock();
  const watched = watchedNet(clock, server.net);
  let provisioned = device;
  const desk = await feedDesk(clock, watched.net, () => provisioned, 1, openDoor);
  const provision = (): void => {
    provisioned = someDevice;
  };
  return { ...desk, clock, server, pass: watched.pass, provision };
}
