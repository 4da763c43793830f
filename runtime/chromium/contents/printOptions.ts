import type Electron from 'electron';
import { notPartOfThisRuntime } from '../strict.ts';

/** Paper sizes in inches: width, height. */
const PAPER: Record<string, [number, number]> = {
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
};

/** Electron's options of `printToPDF` as DevTools takes them. Throws on a paper size that it does not know. */
export function printOptions(options: Electron.PrintToPDFOptions): Record<string, unknown> {
  const { pageSize = 'Letter', margins, ...rest } = options;
  const size = typeof pageSize === 'string' ? PAPER[pageSize] : ([pageSize.width, pageSize.height] as const);
  if (size === undefined) throw notPartOfThisRuntime(`printToPDF with pageSize ${JSON.stringify(pageSize)}`);
  return {
    ...rest,
    paperWidth: size[0],
    paperHeight: size[1],
    ...(margins === undefined
      ? {}
      : {
          marginTop: margins.top,
          marginBottom: margins.bottom,
          marginLeft: margins.left,
          marginRight: margins.right,
        }),
  };
}
