import type Electron from 'electron';
import { cancelableEvent } from '../api/cancelableEvent.ts';
import { clipboardLink } from '../api/clipboard.ts';
import { menuAccelerators, menuLink } from '../api/menu.ts';
import { defaultSession } from '../api/session.ts';
import { toAppUrl, toChromiumUrl } from '../api/schemeUrls.ts';
import { browser } from '../browser/browser.ts';
import type { ToPage } from '../page/wire.ts';
import { createAppearance } from './appearance.ts';
import type { Appearance } from './appearance.ts';
import { followConsole } from './consoleMessages.ts';
import { followDocuments } from './documents.ts';
import type { Documents } from './documents.ts';
import { evaluate } from './evaluate.ts';
import { installScripts } from './installScripts.ts';
import { postToDocument, sendEvent } from './ipcLink.ts';
import type { IpcSender } from './ipcLink.ts';
import { createNavigationJudge } from './judgeNavigation.ts';
import { followLoading } from './loading.ts';
import type { Loading } from './loading.ts';
import { answerDialogs } from './pageDialogs.ts';
import { performPageOp } from './pageOps.ts';
import type { PageOps } from './pageOps.ts';
import { createPermissions } from './permissions.ts';
import { serveRequests } from './serveRequests.ts';
import type { PageSession } from './session.ts';

/** A page that is attached and set up. */
export interface LivePage {
  session: PageSession;
  documents: Documents;
  loading: Loading;
  appearance: Appearance;
  watchKeys(watch: boolean): void;
  /** Asks the page to go; it may still object (beforeunload). */
  close(): Promise<void>;
  stop(): void;
}

/** What a page needs of its window. */
export type PageHost = Omit<PageOps, 'navigate'> & {
  closing(): boolean;
  userCloses(): boolean;
  kept(): void;
};

/** The WebContents of a page: what emits its events and is the sender of its IPC. */
export type PageOwner = IpcSender & {
  id: number;
  once(event: string, listener: () => void): unknown;
  off(event: string, listener: () => void): unknown;
};

/** Sets a new page up before anything is loaded in it: frames, scripts, requests, permissions, dialogs, console, theme. */
export async function setUpPage(
  owner: PageOwner,
  host: PageHost,
  session: PageSession,
  preferences: Electron.WebPreferences,
): Promise<LivePage> {
  const { cdp, headless, attended } = browser();
  const documents = followDocuments(
    session,
    {
      processId: () => owner.id,
      send: (frameId, channel, args) => sendEvent(documents.document(frameId), channel, args),
      postMessage: (frameId, channel, message, transfer) =>
        postToDocument(documents.document(frameId), channel, message, transfer),
      evaluate: (frameId, code, gesture) => {
        if (frameId === session.targetId) return evaluate(session, code, gesture);
        return Promise.reject(
          new Error('runtime/chromium: executeJavaScript in a sub-frame is not part of this runtime'),
        );
      },
      reload: () => loading.reload(false),
    },
    owner,
    (message) => performPageOp(owner, ops, message),
  );
  const loading = followLoading(session, owner, () => documents.mainFrame.url);
  followConsole(session, owner, () => documents.mainFrame);
  answerDialogs(session, owner, attended, {
    closing: () => host.closing(),
    navigating: () => loading.isUnderWay(),
    userCloses: () => host.userCloses(),
    kept: () => host.kept(),
  });
  const scripts = installScripts(session, {
    preferences,
    guardUnload: !headless,
    onPreloadError(path, error) {
      process.stderr.write(`runtime/chromium: unable to load the preload script ${path}: ${String(error)}\n`);
      owner.emit('preload-error', cancelableEvent({}), path, error);
    },
  });
  const appearance = createAppearance(session);
  const permissions = createPermissions(cdp, owner);

  let watching = false;
  const tellAll = (message: ToPage): void => {
    for (const document of documents.everyDocument()) document.tell(message);
  };
  const renew = (): void => {
    const list = menuAccelerators().map(({ accelerator }) => accelerator);
    tellAll({ op: 'accelerators', list, watchKeys: watching });
    scripts.again(watching);
  };
  const copy = (text: string): void => {
    documents.document(session.targetId)?.tell({ op: 'copy', text });
  };
  const clear = (what: 'cache' | 'storage', work: Promise<unknown>[]): void => {
    const origin = URL.parse(toChromiumUrl(documents.mainFrame.url))?.origin;
    if (what === 'cache') work.push(session.send('Network.clearBrowserCache', {}));
    else if (origin !== undefined && origin !== 'null') {
      work.push(session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' }));
    }
  };
  menuLink.on('changed', renew);
  clipboardLink.on('written', copy);
  defaultSession.on('-permissions', permissions.forget);
  defaultSession.on('-clear', clear);

  session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
    host.open(toAppUrl(url), windowName, windowFeatures.join(','));
  });
  const mayNavigate = createNavigationJudge(owner, documents, loading);
  const ops: PageOps = {
    ...host,
    navigate(url) {
      if (mayNavigate({ url, frameId: session.targetId, redirected: false }))
        void loading.load(url, undefined).catch(() => undefined);
    },
  };

  await serveRequests(session, {
    mayNavigate,
    beforeDocument: permissions.decide,
  });
  return {
    session,
    documents,
    loading,
    appearance,
    watchKeys(watch) {
      if (watch === watching) return;
      watching = watch;
      renew();
    },
    async close() {
      await documents.document(session.targetId)?.delivered({ op: 'release' });
      session.post('Page.close', {});
    },
    stop() {
      loading.fail();
      documents.forgetAll();
      appearance.stop();
      menuLink.off('changed', renew);
      clipboardLink.off('written', copy);
      defaultSession.off('-permissions', permissions.forget);
      defaultSession.off('-clear', clear);
    },
  };
}
