import { schemeHandler } from '../api/protocol.ts';
import { headerForChromium, knownSchemes, toAppUrl } from '../api/schemeUrls.ts';
import type { Events, HeaderEntry } from '../browser/protocol.ts';
import type { PageSession } from './session.ts';

type Paused = Events['Fetch.requestPaused'];

/** What the window wants to know of its page's requests. */
export interface RequestJudge {
  /** A document is about to be loaded in a frame; true lets it. */
  mayNavigate(request: { url: string; frameId: string; redirected: boolean }): boolean;
  /** Runs before a document of an origin is delivered. */
  beforeDocument(url: string): Promise<void>;
}

/** Request headers as the app's handler sees them: addresses in them are the app's own. */
function requestHeaders(paused: Paused): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(paused.request.headers)) headers.set(name, toAppUrl(value));
  return headers;
}

function responseHeaders(headers: Headers): HeaderEntry[] {
  return [...headers].map(([name, value]) => ({ name, value: headerForChromium(value) }));
}

async function answer(session: PageSession, paused: Paused, scheme: string, url: string): Promise<void> {
  const { requestId } = paused;
  const handler = schemeHandler(scheme);
  if (handler === undefined) {
    session.post('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    return;
  }
  const { method, postData } = paused.request;
  try {
    const init: RequestInit = { method, headers: requestHeaders(paused) };
    if (postData !== undefined) init.body = postData;
    const response = await handler(new Request(url, init));
    if (response.type === 'error') throw new Error('net::ERR_FAILED');
    const body = Buffer.from(await response.arrayBuffer()).toString('base64');
    const responseCode = response.status;
    session.post('Fetch.fulfillRequest', {
      requestId,
      responseCode,
      responseHeaders: responseHeaders(response.headers),
      body,
    });
  } catch (error) {
    process.stderr.write(`runtime/chromium: the handler of ${scheme}: failed for ${url}: ${String(error)}\n`);
    session.post('Fetch.failRequest', { requestId, errorReason: 'Failed' });
  }
}

async function judge(session: PageSession, paused: Paused, judgement: RequestJudge): Promise<void> {
  const { requestId, frameId, resourceType } = paused;
  const url = toAppUrl(paused.request.url);
  if (resourceType === 'Document') {
    const redirected = paused.redirectedRequestId !== undefined;
    if (!judgement.mayNavigate({ url, frameId, redirected })) {
      // "Aborted" leaves the document that is there as it is.
      session.post('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
    await judgement.beforeDocument(url);
  }
  const scheme = url.slice(0, Math.max(0, url.indexOf('://')));
  if (knownSchemes().includes(scheme)) await answer(session, paused, scheme, url);
  else session.post('Fetch.continueRequest', { requestId });
}

/** Answers a page's requests to the app's schemes and lets the window judge where its frames go. */
export async function serveRequests(session: PageSession, judgement: RequestJudge): Promise<void> {
  session.on('Fetch.requestPaused', (paused) => void judge(session, paused, judgement));
  const own = knownSchemes().map((scheme) => ({ urlPattern: `https://*.${scheme}.invalid*` }));
  await session.send('Fetch.enable', { patterns: [...own, { urlPattern: '*', resourceType: 'Document' }] });
}
