import { NonceReply, routes, type TokenPost, TokenReply } from '../../shared/contract/http.ts';
import { signText } from '../../shared/crypto/deviceKey.ts';
import { assertionText } from '../../shared/domain/assertionText.ts';
import type { ServerWord } from '../../shared/model/serverWord.ts';
import { isRefusal, problemOf, readAnswer, withoutBlame } from './authAnswer.ts';
import { authRequest } from './authRequest.ts';
import { enrol } from './enrol.ts';
import type { Clock, Net, NetReply, SyncDevice } from './ports.ts';

export type AccessAnswer =
  /** `reply`: what the server said of itself when this token was made; null for one that was there already. */
  | { readonly ok: true; readonly token: string; readonly reply: TokenReply | null }
  /** Says nothing about what the caller meant to send: that did not go out. */
  | { readonly ok: false; readonly answer: NetReply };

export type Access = {
  /** A token that was good a moment ago, or a new one. One request for it is under way at most, whoever asks. */
  readonly token: (device: SyncDevice, stop: AbortSignal) => Promise<AccessAnswer>;
  /** The server does not take this token any more. */
  readonly forget: (token: string) => void;
};

export type AccessPorts = {
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly net: Net;
  /** The server knows this desk's key: the next start does not enrol again. */
  readonly enrolled: (code: string) => void;
  /** The server does not know it (it was restored, perhaps): the code is tried once more before the next token. */
  readonly unknown: () => void;
  /** What the server says of itself with each new token. */
  readonly heard: (word: ServerWord) => void;
  readonly health: () => TokenPost['health'];
};

/** A new token is asked for this long before the end of the old one, or in its last half when it lives shorter. */
const earlyMs = 60_000;

/** Enrols, and then turns signatures into access tokens, kept in memory alone. The desk's wall clock plays no part. */
export function createAccess({ clock, net, enrolled, unknown, heard, health }: AccessPorts): Access {
  let held: { readonly name: string; readonly token: string; readonly until: number } | null = null;
  let underWay: { readonly name: string; readonly answer: Promise<AccessAnswer> } | null = null;

  async function token(device: SyncDevice, stop: AbortSignal): Promise<AccessAnswer> {
    const name = nameOf(device);
    if (held?.name === name && clock.monotonic() < held.until) return { ok: true, token: held.token, reply: null };
    if (underWay?.name !== name) {
      const mine = { name, answer: request(device, name, stop) };
      underWay = mine;
      try {
        return await mine.answer;
      } finally {
        if (underWay === mine) underWay = null;
      }
    }
    const theirs = await underWay.answer;
    // Whoever asked first gave up; this caller did not.
    const isGivenUp = !theirs.ok && !theirs.answer.ok && theirs.answer.failure === 'stopped';
    if (isGivenUp && !stop.aborted) return token(device, stop);
    return theirs.ok ? { ...theirs, reply: null } : theirs;
  }

  async function request(device: SyncDevice, name: string, stop: AbortSignal): Promise<AccessAnswer> {
    const { enrolCode } = device;
    const refusal = enrolCode === null ? null : await enrol(net, device, enrolCode, stop);
    if (refusal !== null && !isRefusal(refusal)) return { ok: false, answer: withoutBlame(refusal) };
    let asked = await ask(device, name, stop);
    // The line repeated a request whose answer was lost: its nonce is used up, and no harm was done.
    if (!asked.ok && problemOf(asked.answer) === 'nonce-used') asked = await ask(device, name, stop);
    if (asked.ok) {
      // Also when the code was refused: it may be an old one of a desk whose key the server knows.
      if (enrolCode !== null) enrolled(enrolCode);
      return asked;
    }
    if (/^(not-enrolled|bad-assertion)$/.test(problemOf(asked.answer))) unknown();
    return { ok: false, answer: refusal !== null && isRefusal(asked.answer) ? refusal : withoutBlame(asked.answer) };
  }

  /** A nonce, and a token for its signature. */
  async function ask(device: SyncDevice, name: string, stop: AbortSignal): Promise<AccessAnswer> {
    const nonceReply = await authRequest(net, device, routes.nonce, null, stop);
    const nonce = readAnswer(nonceReply, NonceReply)?.nonce ?? null;
    if (nonce === null) return { ok: false, answer: nonceReply };
    const signature = signText(device.privateKey, assertionText(device.deviceId, nonce));
    const sentAt = clock.monotonic();
    const body: TokenPost = { deviceId: device.deviceId, nonce, signature, health: health() };
    const answer = await authRequest(net, device, routes.token, body, stop);
    const reply = readAnswer(answer, TokenReply);
    if (reply === null) return { ok: false, answer };
    const lifeMs = reply.expiresIn * 1_000;
    heard({ epoch: reply.epoch, limits: reply.limits });
    held = { name, token: reply.accessToken, until: sentAt + Math.max(lifeMs / 2, lifeMs - earlyMs) };
    return { ok: true, token: reply.accessToken, reply };
  }

  return {
    token,
    forget: (token) => {
      if (held?.token === token) held = null;
    },
  };
}

/** A token is for one device with one key at one server. */
const nameOf = ({ deviceId, serverUrl, privateKey }: SyncDevice): string => `${deviceId} ${serverUrl} ${privateKey}`;
