import { ReconcileReply, routes } from '../../../shared/contract/http.ts';
import type { Lie } from './lyingServer.ts';

/** Whatever is asked for is there. */
export const lacksNothing: Lie = async (asked, forward) => {
  const said = await forward(asked);
  if (asked.path !== routes.reconcile.path || said.status !== 200) return said;
  const reply = ReconcileReply.parse(JSON.parse(said.body));
  return { ...said, body: JSON.stringify({ ...reply, differing: [], missing: [] }) };
};

/** A cursor from before a restore is answered with an empty page, and its desk never hears anything again. */
export const takesEveryCursor: Lie = async (asked, forward) => {
  const said = await forward(asked);
  if (asked.path !== routes.feed.path || said.status !== 410) return said;
  const query = new URLSearchParams(asked.url.split('?')[1]);
  const page = { hotline: query.get('hotline'), cursor: Number(query.get('after')), entries: [], more: false };
  return {
    ...said,
    status: 200,
    headers: { ...said.headers, 'content-type': 'application/json' },
    body: JSON.stringify(page),
  };
};
