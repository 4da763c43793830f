import type { FromPage } from './wire.ts';

/** Reports the title of a document once it is read, and whenever it changes. Runs inside pages. */
export function watchTitle(tell: (message: FromPage) => void): void {
  let last = '';
  const report = (): void => {
    if (document.title === last) return;
    last = document.title;
    tell({ op: 'titled', title: last });
  };
  document.addEventListener('DOMContentLoaded', () => {
    report();
    new MutationObserver(report).observe(document.head, { childList: true, subtree: true, characterData: true });
  });
}
