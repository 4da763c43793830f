import type { Sentence } from '../../xform/sentence.ts';
import { walkPart } from './walkPart.ts';

export type SheetEntry = {
  readonly name: string;
  readonly isHidden: boolean;
  /** Of its relation; null when the writer left it out. */
  readonly relation: string | null;
};

export type SheetList = { readonly sheets: readonly SheetEntry[]; readonly startsIn1904: boolean };

/** The workbook part: which sheets there are, in the order of their tabs. */
export function readSheetList(bytes: Uint8Array): SheetList | Sentence {
  const sheets: SheetEntry[] = [];
  let startsIn1904 = false;
  const fault = walkPart(bytes, {
    open: (name, attributes) => {
      if (name === 'workbookPr') startsIn1904 = /^(?:1|true|on)$/i.test(attributes.get('date1904') ?? '');
      if (name !== 'sheet') return;
      const relation = [...attributes].find(([key]) => key.endsWith(':id'))?.[1] ?? null;
      const state = attributes.get('state') ?? 'visible';
      sheets.push({ name: attributes.get('name') ?? '', isHidden: state !== 'visible', relation });
    },
  });
  return fault ?? { sheets, startsIn1904 };
}
