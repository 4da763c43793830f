import type { Plugin } from 'vite';

/** Which layer beats which, the later one winning (cascade layers, CSS Cascading Level 5). */
const order = '@layer reset, tokens, base, parts, form, screens;';

/** Says the order of the layers at the head of every style sheet: the one that a browser reads first decides, whichever that is. */
export const cssLayerOrder = (): Plugin => ({
  name: 'css-layer-order',
  generateBundle(_options, bundle) {
    for (const asset of Object.values(bundle)) {
      if (asset.type !== 'asset' || !asset.fileName.endsWith('.css')) continue;
      asset.source = `${order}${asset.source.toString()}`;
    }
  },
});
