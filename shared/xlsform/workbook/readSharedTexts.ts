import type { Sentence } from '../../xform/sentence.ts';
import { textRuns } from './textRuns.ts';
import { walkPart } from './walkPart.ts';

/** The texts that cells point to by number. */
export function readSharedTexts(bytes: Uint8Array): readonly string[] | Sentence {
  const texts: string[] = [];
  const runs = textRuns();
  const fault = walkPart(bytes, {
    open: runs.open,
    text: runs.text,
    close: (name) => {
      runs.close(name);
      if (name === 'si') texts.push(runs.take());
    },
  });
  return fault ?? texts;
}
