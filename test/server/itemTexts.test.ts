import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemTexts } from '../../server/itemTexts.ts';

test('the text of each item is found exactly as it stood, whatever stands around it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue({ maxDepth: 4 })),
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })),
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })),
      fc.constantFrom(0, 1, '\t'),
      (items, before, after, indent) => {
        const texts = items.map((item) => JSON.stringify(item, null, indent));
        const members = [
          ...Object.entries(before).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`),
          `"items" : [ ${texts.join(' , ')} ]`,
          ...Object.entries(after)
            .filter(([key]) => key !== 'items')
            .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value, null, indent)}`),
        ];
        expect(itemTexts(`{${members.join(',')}}`)).toEqual(texts);
      },
    ),
  );
});

test.each([
  ['{"items":[]}', []],
  ['{"items":"[1]"}', []],
  ['{"x":"items","y":[1,2]}', []],
  ['{"x":{"items":[1]},"items":[2]}', ['2']],
  ['{"items":[1],"items":[2,3]}', ['2', '3']],
  ['{"\\u0069tems":["a\\"]","b"]}', ['"a\\"]"', '"b"']],
  ['[{"items":[1]}]', []],
])('%s holds the items %j', (json, items) => {
  expect(itemTexts(json)).toEqual(items);
});
