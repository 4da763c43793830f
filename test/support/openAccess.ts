import { createAccess } from '../../core/sync/access.ts';
import { authorized } from '../../core/sync/authorized.ts';
import type { Net, NetReply, NetRequest, SyncDevice } from '../../core/sync/ports.ts';
import type { ServerWord } from '../../shared/model/serverWord.ts';
import { openServer } from './openServer.ts';
import { serverDatabase } from './serverDatabase.ts';
import { someHealth } from './serverDoor.ts';
import { serverNet } from './serverNet.ts';
import { virtualClock } from './virtualClock.ts';

/** A desk at the door of the real server, what it remembers, and somebody between the two. */
export async function openAccess() {
  const clock = virtualClock();
  const database = await serverDatabase('sqlite');
  const server = await openServer(database, { clock: () => Math.trunc(clock.now()) });
  const asked: string[] = [];
  const remembered: string[] = [];
  const heard: ServerWord[] = [];
  let between = async (request: NetRequest, honest: Net): Promise<NetReply> => honest(request);
  const honest = serverNet(server.app);
  const net: Net = async (request) => {
    asked.push(new URL(request.url).pathname.replace('/v1/', ''));
    return between(request, honest);
  };
  const access = createAccess({
    clock,
    net,
    enrolled: (code) => void remembered.push(`enrolled ${code === server.desk.enrolCode}`),
    unknown: () => void remembered.push('unknown'),
    heard: (word) => void heard.push(word),
    health: () => someHealth,
  });
  const { signal } = new AbortController();
  const get: NetRequest = {
    method: 'GET',
    url: 'http://server.example/v1/publications?hotline=test-hotline&after=0',
    headers: {},
    body: null,
    timeoutMs: 30_000,
    maxReplyBytes: 1_000_000,
    stop: signal,
  };
  return {
    clock,
    database,
    server,
    access,
    asked,
    remembered,
    heard,
    token: (device: SyncDevice = server.desk, stop = signal) => access.token(device, stop),
    read: (device: SyncDevice = server.desk) => authorized(net, access, device)(get),
    pass: (ms: number) => clock.step(clock.monotonic() + ms),
    spoil: (change: typeof between) => {
      between = change;
    },
  };
}
