import { readHead } from './readHead.ts';

const headBytes = 16 * 1024;

/**
 * True for an XML file that is data of another form: sound as far as it is looked at, and with another root than an XForm has.
 * What cannot be told is taken for a form, so that it is checked and what is wrong with it is said.
 */
export function isMediaXml(path: string): boolean {
  const text = Buffer.from(readHead(path, headBytes))
    .toString('utf8')
    .replace(/^\u{feff}/u, '');
  const root = /^\s*(?:<\?[^>]*>\s*|<!--.*?-->\s*)*<((?:[\w.-]+:)?[\w.-]+)[\s/>]/s.exec(text)?.[1];
  return root !== undefined && !/(?:^|:)html$/i.test(root) && !text.includes('http://www.w3.org/2002/xforms');
}
