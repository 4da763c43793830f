import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { FormReportPost, Hotline, PublicationPost } from '../../shared/contract/feed.ts';
import { routes } from '../../shared/contract/http.ts';
import { formHash } from '../../shared/domain/formHash.ts';
import { Sha256 } from '../../shared/model/ids.ts';
import { limits } from '../../shared/model/limits.ts';
import { sha256Of } from '../readItem.ts';
import { workstationOf } from '../storage/devices.ts';
import { readFeed, readForm } from '../storage/feed.ts';
import { publish, report } from '../storage/publications.ts';
import { deskRoute, type DeskRouteOptions } from './deskRoute.ts';
import { sendProblem } from './problems.ts';
import { readRequest } from './readRequest.ts';
import { sendJson } from './sendJson.ts';

const FeedQuery = z.object({ hotline: Hotline, after: z.coerce.number().int().nonnegative() });
const FormName = z.object({ hash: Sha256 });

const hashOf = (text: string): Sha256 => Sha256.parse(sha256Of(text));

/** Forms: published, read by every desk, told about when they fail. */
export function publicationRoutes(app: FastifyInstance, options: DeskRouteOptions): void {
  const { database, clock } = options;

  deskRoute(app, routes.publications, options, limits.publicationBytes, async (request, reply, text) => {
    const read = readRequest(PublicationPost, text);
    if (!read.ok) return sendProblem(reply, 'invalid-request', read.fault);
    const post = read.value;
    if (post.deviceId !== request.deviceId) return sendProblem(reply, 'other-device', 'deviceId');
    if (post.kind === 'form' && formHash(post.form, hashOf) !== post.formHash) {
      return sendProblem(reply, 'invalid-request', 'formHash: not of this form');
    }
    const published = await publish(database, post, clock());
    if (published.kind === 'invalid') return sendProblem(reply, 'invalid-request', published.detail);
    if (published.kind === 'conflict') {
      const { by, at } = published;
      return sendProblem(reply, 'conflict', 'read the feed and look again', { by, at });
    }
    request.log.info({ deviceId: post.deviceId, hotline: post.hotline, kind: post.kind }, 'published');
    return sendJson(request, reply, JSON.stringify({ entry: published.entry }));
  });

  deskRoute(app, routes.feed, options, 0, async (request, reply) => {
    const query = FeedQuery.safeParse(request.query);
    if (!query.success) return sendProblem(reply, 'invalid-request', 'hotline, after');
    const page = await readFeed(database, query.data.hotline, query.data.after);
    if (page === null) return sendProblem(reply, 'unknown-cursor', 'after');
    return sendJson(request, reply, JSON.stringify(page));
  });

  deskRoute(app, { ...routes.form, path: `${routes.form.path}/:hash` }, options, 0, async (request, reply) => {
    const name = FormName.safeParse(request.params);
    const definition = name.success ? await readForm(database, name.data.hash) : null;
    if (definition === null) return sendProblem(reply, 'not-found', 'no form has this hash');
    return sendJson(request, reply, definition);
  });

  deskRoute(app, routes.formReports, options, limits.batchBytes, async (request, reply, text) => {
    const read = readRequest(FormReportPost, text);
    if (!read.ok) return sendProblem(reply, 'invalid-request', read.fault);
    const post = read.value;
    if (post.deviceId !== request.deviceId) return sendProblem(reply, 'other-device', 'deviceId');
    const workstation = await workstationOf(database, post.deviceId);
    await report(database, post, { id: randomUUID(), workstation }, clock());
    request.log.warn({ deviceId: post.deviceId, form: post.formHash, reason: post.reason }, 'form failed');
    return reply.code(204).send();
  });
}
