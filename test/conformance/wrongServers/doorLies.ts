import { protocolHeader, routes } from '../../../shared/contract/http.ts';
import type { Lie, Said } from './lyingServer.ts';

/** Its refusals come from a framework that knows nothing of the protocol. */
export const refusesInItsOwnWords: Lie = async (asked, forward) => {
  const said = await forward(asked);
  if (said.status < 400) return said;
  const body = JSON.stringify({ statusCode: said.status, error: 'Refused' });
  return { ...said, headers: { ...said.headers, 'content-type': 'application/json; charset=utf-8' }, body };
};

/** Forgets the protocol's header where nothing is created. */
export const dropsTheHeader: Lie = async (asked, forward) => {
  const said = await forward(asked);
  if (said.status === 200) return said;
  const { [protocolHeader]: _dropped, ...headers } = said.headers;
  return { ...said, headers };
};

/** Lets in whoever shows a token of any kind. */
export function takesAnyToken(): Lie {
  let good = '';
  return async (asked, forward) => {
    const said = await forward(asked);
    const { authorization } = asked.headers;
    if (authorization !== undefined && said.status === 200) good = authorization;
    if (authorization === undefined || said.status !== 401) return said;
    return forward({ ...asked, headers: { ...asked.headers, authorization: good } });
  };
}

/** Does not remember which nonce was used. */
export function takesANonceTwice(): Lie {
  const given = new Map<string, Said>();
  return async (asked, forward) => {
    const said = await forward(asked);
    if (asked.path !== routes.token.path) return said;
    const text = asked.body.toString('utf8');
    if (said.status === 200) given.set(text, said);
    return said.status === 409 ? (given.get(text) ?? said) : said;
  };
}

/** Does not look at the signature. */
export function believesAnySignature(): Lie {
  let token: Said | null = null;
  return async (asked, forward) => {
    const said = await forward(asked);
    if (asked.path !== routes.token.path) return said;
    if (said.status === 200) token = said;
    return said.status === 401 && said.body.includes('bad-assertion') ? (token ?? said) : said;
  };
}

/** A code is good for whoever has it. */
export const enrolsEveryKey: Lie = async (asked, forward) => {
  const said = await forward(asked);
  if (asked.path !== routes.enrol.path || said.status !== 409) return said;
  const body = JSON.stringify({ serverTime: new Date().toISOString(), epoch: '018f3a5c-0000-7000-8000-000000000001' });
  return { ...said, status: 200, headers: { ...said.headers, 'content-type': 'application/json' }, body };
};
