import { expect, test, vi } from 'vitest';
import { createApi, type EventListeners } from '../../renderer/api.ts';
import type { Bridge } from '../../shared/contract/ipc.ts';

const answering = (reply: unknown): Bridge => ({ call: () => Promise.resolve(reply), onEvent: () => () => undefined });

const listeners = (heard: unknown[]): EventListeners => ({
  'session.changed': (payload) => heard.push(payload),
  'sync.changed': (payload) => heard.push(payload),
  'settings.changed': (payload) => heard.push(payload),
  'review.changed': (payload) => heard.push(payload),
  'notice.added': (payload) => heard.push(payload),
  'pack.changed': (payload) => heard.push(payload),
  'core.state': (payload) => heard.push(payload),
  'desk.command': (payload) => heard.push(payload),
});

test.each([
  ['nothing at all', undefined],
  ['a text', 'ok'],
  ['a value of another shape', { ok: true, value: { revision: 'two' } }],
  ['a failure with an unknown code', { ok: false, problem: { code: 'boom', message: '', details: {} } }],
])('%s in place of a reply is a bug told as one, never a value', async (_, reply) => {
  const result = await createApi(answering(reply)).call('session.lock', {});
  expect(result).toMatchObject({ ok: false, problem: { code: 'internal' } });
});

test('a bridge with nobody at the other end reads as a background process that is down', async () => {
  const bridge: Bridge = { call: () => Promise.reject(new Error('closed')), onEvent: () => () => undefined };
  expect(await createApi(bridge).call('work.list', {})).toMatchObject({ ok: false, problem: { code: 'core_down' } });
});

test('events that break the contract, or that it does not know, are heard by nobody', () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let say: (name: string, payload: unknown) => void = () => undefined;
  const heard: unknown[] = [];
  createApi({
    call: () => Promise.resolve(null),
    onEvent: (listener) => {
      say = listener;
      return () => undefined;
    },
  }).listen(listeners(heard));
  say('review.changed', { returnedCases: -1 });
  say('toString', {});
  say('review.changed', { returnedCases: 2 });
  expect(heard).toEqual([{ returnedCases: 2 }]);
  expect(quiet).toHaveBeenCalledOnce();
  quiet.mockRestore();
});
