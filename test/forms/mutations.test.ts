import { describe, expect, test } from 'vitest';
import { checkForm } from '../../core/forms/checkForm.ts';
import { told } from './checkFile.ts';
import { mutate, mutations } from './mutations.ts';
import { validForms } from './valid/validForms.ts';
import { readData } from './workbookData.ts';
import { writeWorkbook } from './writeWorkbook.ts';

const fewest = 5;

describe('Whatever form it is, one wrong cell is told once and where it is', () => {
  test.for(mutations)('$name', async (mutation) => {
    const wrong: string[] = [];
    let tried = 0;
    for (const { name, form, files = {} } of validForms) {
      if ('xform' in form) continue;
      const mutant = mutate(readData(form.book).sheets, mutation);
      if (mutant === null) continue;
      tried += 1;
      const media = new Map(Object.entries(files).map(([file, text]) => [file, new TextEncoder().encode(text)]));
      const bytes = writeWorkbook(mutant.sheets, form.hand);
      const { problems } = await checkForm({ fileName: 'uji.xlsx', bytes, media });
      const errors = problems.filter(({ severity }) => severity === 'error').map(told);
      const [first = 'no error'] = errors;
      const place = `error ${mutant.code} at ${mutant.sheet}!${mutant.cell} `;
      if (errors.length !== 1 || !first.startsWith(place))
        wrong.push(`${name}: ${place}\n  ${errors.join('\n  ') || first}`);
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThanOrEqual(fewest);
  });
});
