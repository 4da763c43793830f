/**
 * The text of every element of the top-level member `items`, exactly as it stands in a request, so that an item that
 * cannot be understood is kept byte by byte. The document must have been parsed before: only strings and brackets are
 * told apart here. Of a repeated member the last counts, as in JSON.parse.
 */
export function itemTexts(json: string): readonly string[] {
  let texts: string[] = [];
  let depth = 0;
  let inItems = false;
  let start = -1;
  let key = '';
  for (let i = 0; i < json.length; i += 1) {
    const char = json.charAt(i);
    if (char === '"') {
      const end = endOfString(json, i);
      if (depth === 1) key = json.slice(i, end + 1);
      if (inItems && depth === 2 && start < 0) start = i;
      i = end;
    } else if (char === '[' || char === '{') {
      if (inItems && depth === 2 && start < 0) start = i;
      depth += 1;
      if (char === '[' && depth === 2 && isItems(key)) {
        inItems = true;
        texts = [];
      }
    } else if (char === ']' || char === '}' || char === ',') {
      if (inItems && depth === 2 && start >= 0) {
        texts.push(json.slice(start, i).trimEnd());
        start = -1;
      }
      if (char === ',') continue;
      depth -= 1;
      if (depth === 1) inItems = false;
    } else if (inItems && depth === 2 && start < 0 && char.trim() !== '') {
      start = i;
    }
  }
  return texts;
}

const isItems = (key: string): boolean => key !== '' && JSON.parse(key) === 'items';

function endOfString(json: string, start: number): number {
  for (let i = start + 1; i < json.length; i += 1) {
    const char = json.charAt(i);
    if (char === '\\') i += 1;
    else if (char === '"') return i;
  }
  return json.length - 1;
}
