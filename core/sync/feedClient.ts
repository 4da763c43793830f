import { z } from 'zod';
import {
  ConflictJson,
  type FormReportPost,
  type PublicationPost,
  PublicationReply,
} from '../../shared/contract/feed.ts';
import { ProblemJson, routes } from '../../shared/contract/http.ts';
import { FormDefinition } from '../../shared/model/formFiles.ts';
import type { Sha256 } from '../../shared/model/ids.ts';
import { limits } from '../../shared/model/limits.ts';
import type { Instant } from '../../shared/model/time.ts';
import type { Net, NetReply, SyncDevice } from './ports.ts';
import { common, isProtocol, jsonOf, packed } from './serverClient.ts';

/** No believable answer: `isOld` when the server is ours and does not know the address. */
export type NoFeed = { readonly kind: 'none'; readonly isOld: boolean; readonly detail: string };

export type PageAnswer =
  | NoFeed
  | { readonly kind: 'page'; readonly json: unknown }
  | { readonly kind: 'unknownCursor' };
export type FormAnswer =
  | NoFeed
  | { readonly kind: 'form'; readonly form: FormDefinition }
  /** The server does not have it, or what it gives does not even read as a form. */
  | { readonly kind: 'unknown' | 'garbled' };

export type PostAnswer =
  | { readonly kind: 'stored' }
  | { readonly kind: 'conflict'; readonly by: string; readonly at: Instant }
  /** The server will not take it, however often it is sent. `reason` is the type of its problem. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** `isLost`: it went out and nobody knows what became of it; it may have been stored. */
  | (NoFeed & { readonly isLost: boolean });

export async function getPage(
  net: Net,
  device: SyncDevice,
  hotline: string,
  after: number,
  stop: AbortSignal,
): Promise<PageAnswer> {
  const query = new URLSearchParams({ hotline, after: String(after) });
  const reply = await get(net, device, `${routes.feed.path}?${query.toString()}`, limits.replyBytes, stop);
  if (isOurs(reply) && reply.status === 200) return { kind: 'page', json: jsonOf(reply) };
  if (isOurs(reply) && reply.status === 410) return { kind: 'unknownCursor' };
  return none(reply);
}

export async function getForm(net: Net, device: SyncDevice, hash: Sha256, stop: AbortSignal): Promise<FormAnswer> {
  const reply = await get(net, device, `${routes.form.path}/${hash}`, limits.publicationBytes, stop);
  if (isOurs(reply) && reply.status === 404) return { kind: 'unknown' };
  if (!isOurs(reply) || reply.status !== 200) return none(reply);
  const form = FormDefinition.safeParse(jsonOf(reply));
  return form.success ? { kind: 'form', form: form.data } : { kind: 'garbled' };
}

/** @param body with an id of its own: sent again after a lost answer it is stored once. */
export async function postPublication(
  net: Net,
  device: SyncDevice,
  body: PublicationPost,
  stop: AbortSignal,
): Promise<PostAnswer> {
  const reply = await post(net, device, routes.publications.path, body, stop);
  const nothing = { ...none(reply), isLost: isLost(reply) };
  if (!isOurs(reply)) return nothing;
  const json = jsonOf(reply);
  if (reply.status === 200) return PublicationReply.safeParse(json).success ? { kind: 'stored' } : nothing;
  const conflict = ConflictJson.safeParse(json);
  if (reply.status === 409 && conflict.success) return { kind: 'conflict', ...Pick.parse(conflict.data) };
  const isLasting = reply.status >= 400 && reply.status < 500 && ![404, 405, 408, 429].includes(reply.status);
  if (!isLasting) return nothing;
  return { kind: 'refused', reason: ProblemJson.safeParse(json).data?.type ?? `HTTP ${reply.status}` };
}

const Pick = z.object({ by: z.string(), at: ConflictJson.shape.at });

/** True when the server keeps it, or says that it never will. */
export async function postReport(
  net: Net,
  device: SyncDevice,
  body: FormReportPost,
  stop: AbortSignal,
): Promise<boolean> {
  const reply = await post(net, device, routes.formReports.path, body, stop);
  return isOurs(reply) && (reply.status === 204 || reply.status === 400 || reply.status === 422);
}

const get = (net: Net, device: SyncDevice, path: string, maxReplyBytes: number, stop: AbortSignal): Promise<NetReply> =>
  net({
    method: 'GET',
    ...common(device, path, stop),
    headers: { accept: 'application/json, application/problem+json' },
    body: null,
    maxReplyBytes,
  });

async function post(
  net: Net,
  device: SyncDevice,
  path: string,
  body: PublicationPost | FormReportPost,
  stop: AbortSignal,
): Promise<NetReply> {
  const { headers, body: bytes } = await packed(body, false);
  return net({
    method: 'POST',
    ...common(device, path, stop),
    headers: { ...headers, accept: 'application/json, application/problem+json' },
    body: bytes,
  });
}

type Answered = NetReply & { readonly ok: true };

const isOurs = (reply: NetReply): reply is Answered => reply.ok && isProtocol(reply);

const isLost = (reply: NetReply): boolean => !reply.ok && ['timeout', 'reset', 'tooLong'].includes(reply.failure);

const none = (reply: NetReply): NoFeed =>
  reply.ok
    ? {
        kind: 'none',
        isOld: isProtocol(reply) && (reply.status === 404 || reply.status === 405),
        detail: `HTTP ${reply.status}`,
      }
    : { kind: 'none', isOld: false, detail: reply.detail };
