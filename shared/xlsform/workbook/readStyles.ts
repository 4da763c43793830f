import type { Sentence } from '../../xform/sentence.ts';
import { builtInFormat, formatOfCode, type NumberFormat } from './numberFormat.ts';
import { walkPart } from './walkPart.ts';

/** The number format of each cell style, in the order in which cells name them. */
export function readStyles(bytes: Uint8Array): readonly NumberFormat[] | Sentence {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let isInCellStyles = false;
  const fault = walkPart(bytes, {
    open: (name, attributes) => {
      if (name === 'cellXfs') isInCellStyles = true;
      const id = Number(attributes.get('numFmtId') ?? 0);
      if (name === 'numFmt') codes.set(id, attributes.get('formatCode') ?? '');
      if (name === 'xf' && isInCellStyles) ids.push(id);
    },
    close: (name) => {
      if (name === 'cellXfs') isInCellStyles = false;
    },
  });
  if (fault) return fault;
  return ids.map((id) => {
    const code = codes.get(id);
    return code === undefined ? builtInFormat(id) : formatOfCode(code);
  });
}
