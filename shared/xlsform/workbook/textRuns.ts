import { unescapeText } from './unescapeText.ts';

/** Joins a text that is cut into runs by its formats, and leaves out how it is pronounced (`rPh`). */
export function textRuns() {
  let joined = '';
  let isText = false;
  let isPhonetic = false;
  return {
    open: (name: string): void => {
      if (name === 'rPh') isPhonetic = true;
      if (name === 't') isText = !isPhonetic;
    },
    text: (text: string): void => {
      if (isText) joined += text;
    },
    close: (name: string): void => {
      if (name === 'rPh') isPhonetic = false;
      if (name === 't') isText = false;
    },
    /** The text since the last time. */
    take: (): string => {
      const text = unescapeText(joined);
      joined = '';
      return text;
    },
  };
}
