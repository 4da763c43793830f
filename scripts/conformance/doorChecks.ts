import { randomUUID } from 'node:crypto';
import { EnrolReply, protocolHeader, protocolVersion, routes, TokenReply } from '../../shared/contract/http.ts';
import { newDeviceKey } from '../../shared/crypto/deviceKey.ts';
import { allOf, type Check, seen } from './check.ts';
import { assertion, json, nonceOf, type Subject } from './openSubject.ts';
import { problemSeen } from './problemSeen.ts';

const enrol = async ({ exchange }: Subject, value: unknown) =>
  exchange({ ...routes.enrol, headers: json, body: JSON.stringify(value) });

const own = ({ device }: Subject) => ({
  deviceId: device.deviceId,
  code: device.code,
  publicKey: device.key.publicKey,
});

const getToken = async ({ exchange }: Subject, value: unknown) =>
  exchange({ ...routes.token, headers: json, body: JSON.stringify(value) });

/** Ping, enrolment, nonce, assertion, token. */
export const doorChecks: readonly Check[] = [
  {
    says: 'HEAD /v1/ping answers 204 without a body and with the protocol header, to anybody',
    look: async ({ exchange }) => {
      const { status, headers, text } = await exchange({ ...routes.ping });
      const version = headers[protocolHeader];
      return seen(
        status === 204 && version === protocolVersion && text === '',
        `${status}, ${protocolHeader} ${version ?? 'is missing'}`,
      );
    },
  },
  {
    says: 'enrolling with the code of the file answers with the epoch',
    look: async (subject) => {
      const answer = await enrol(subject, own(subject));
      return seen(answer.status === 200 && EnrolReply.safeParse(answer.json).success, `${answer.status}`);
    },
  },
  {
    says: 'enrolling again with the same code and the same key answers the same',
    look: async (subject) => {
      const first = EnrolReply.safeParse((await enrol(subject, own(subject))).json);
      const again = await enrol(subject, own(subject));
      const second = EnrolReply.safeParse(again.json);
      const isSame = first.success && second.success && first.data.epoch === second.data.epoch;
      return seen(again.status === 200 && isSame, `${again.status}, the epoch is ${isSame ? 'the same' : 'another'}`);
    },
  },
  {
    says: 'a second key for a code that was used is refused',
    look: async (subject) =>
      problemSeen(await enrol(subject, { ...own(subject), publicKey: newDeviceKey().publicKey }), 409, 'code-used'),
  },
  {
    says: 'a code that nobody gave out enrols nobody',
    look: async (subject) =>
      problemSeen(
        await enrol(subject, { ...own(subject), code: 'nobody-gave-this-code-out-0123456789' }),
        401,
        'unknown-code',
      ),
  },
  {
    says: 'a code is good for its own device alone',
    look: async (subject) =>
      problemSeen(await enrol(subject, { ...own(subject), deviceId: randomUUID() }), 401, 'unknown-code'),
  },
  {
    says: 'an enrolment without a key is not understood',
    look: async (subject) => problemSeen(await enrol(subject, { ...own(subject), publicKey: 'short' }), 400),
  },
  {
    says: 'every nonce is another one',
    look: async ({ exchange }) => {
      const nonces = new Set([await nonceOf(exchange), await nonceOf(exchange), await nonceOf(exchange)]);
      return seen(nonces.size === 3, `${nonces.size} of 3`);
    },
  },
  {
    says: 'a signed nonce gives an access token with its life in seconds, the epoch and the limits',
    look: async (subject) => {
      const nonce = await nonceOf(subject.exchange);
      const answer = await getToken(subject, assertion(subject.device, nonce));
      const parsed = TokenReply.safeParse(answer.json);
      if (!parsed.success) return seen(false, `${answer.status}, not a token reply`);
      const { expiresIn, limits } = parsed.data;
      return seen(
        answer.status === 200 && expiresIn >= 60 && expiresIn <= 3600 && limits.items > 0 && limits.bytes > 0,
        `${answer.status}, ${expiresIn} s, ${limits.items} items, ${limits.bytes} bytes`,
      );
    },
  },
  {
    says: 'a nonce is good once: the same assertion again is refused',
    look: async (subject) => {
      const value = assertion(subject.device, await nonceOf(subject.exchange));
      const first = await getToken(subject, value);
      const second = await getToken(subject, value);
      return allOf(seen(first.status === 200, `first ${first.status}`), problemSeen(second, 409, 'nonce-used'));
    },
  },
  {
    says: 'a nonce that the server did not give out is refused',
    look: async (subject) =>
      problemSeen(await getToken(subject, assertion(subject.device, randomUUID())), 409, 'nonce-used'),
  },
  {
    says: 'a signature of another key is refused',
    look: async (subject) => {
      const stranger = { ...subject.device, key: newDeviceKey() };
      return problemSeen(
        await getToken(subject, assertion(stranger, await nonceOf(subject.exchange))),
        401,
        'bad-assertion',
      );
    },
  },
  {
    says: 'a signature over another nonce is refused',
    look: async (subject) => {
      const { signature } = assertion(subject.device, await nonceOf(subject.exchange));
      const nonce = await nonceOf(subject.exchange);
      return problemSeen(
        await getToken(subject, { ...assertion(subject.device, nonce), signature }),
        401,
        'bad-assertion',
      );
    },
  },
  {
    says: 'a device that nobody knows gets no token',
    look: async (subject) => {
      const stranger = { ...subject.device, deviceId: randomUUID() };
      return problemSeen(
        await getToken(subject, assertion(stranger, await nonceOf(subject.exchange))),
        401,
        'not-enrolled',
      );
    },
  },
];
