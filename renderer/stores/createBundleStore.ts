import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OutputOf } from '../../shared/contract/ipc.ts';
import { limits } from '../../shared/model/limits.ts';
import { problem, type Problem } from '../../shared/model/result.ts';
import type { Api } from '../api.ts';
import { base64Of, type PickedFile } from './pickForm.ts';

type Written = OutputOf<'bundle.write'>;

/** What came of the last thing that was done with a removable disk. */
export type BundleNews =
  | { readonly kind: 'none' | 'working' }
  | { readonly kind: 'written'; readonly fileName: string; readonly revisions: number }
  | ({ readonly kind: 'read'; readonly name: string } & OutputOf<'bundle.readReceipts'>)
  | { readonly kind: 'notWritten'; readonly problem: Problem }
  | { readonly kind: 'notRead'; readonly name: string; readonly problem: Problem };

export type BundleState = { readonly news: BundleNews };

export type BundleActions = {
  /** The file to save; null when there is none, and the news say why. */
  readonly write: () => Promise<Pick<Written, 'fileName' | 'content'> | null>;
  readonly read: (files: readonly PickedFile[]) => Promise<void>;
  readonly clear: () => void;
};

export type BundleStore = StoreApi<BundleState> & { readonly actions: BundleActions };

const nothing: BundleState = { news: { kind: 'none' } };
const tooLarge = problem('too_large', 'no receipt is as large as this', { limit: limits.bundleBytes });

/** Revisions that leave on a removable disk, and the server's receipts that come back on it. */
export const createBundleStore = (api: Api): BundleStore => {
  const store = createStore<BundleState>()(() => nothing);
  return Object.assign(store, {
    actions: {
      write: async () => {
        if (store.getState().news.kind === 'working') return null;
        store.setState({ news: { kind: 'working' } });
        const reply = await api.call('bundle.write', {});
        if (!reply.ok) {
          store.setState({ news: { kind: 'notWritten', problem: reply.problem } });
          return null;
        }
        const { fileName, content, revisions } = reply.value;
        store.setState({ news: { kind: 'written', fileName, revisions } });
        return { fileName, content };
      },
      read: async ([file]: readonly PickedFile[]) => {
        if (file === undefined || store.getState().news.kind === 'working') return;
        const { name, bytes } = file;
        store.setState({ news: { kind: 'working' } });
        const reply =
          bytes.length > limits.bundleBytes
            ? tooLarge
            : await api.call('bundle.readReceipts', { content: base64Of(bytes) });
        store.setState({
          news: reply.ok ? { kind: 'read', name, ...reply.value } : { kind: 'notRead', name, problem: reply.problem },
        });
      },
      clear: () => store.setState(nothing),
    },
  });
};
