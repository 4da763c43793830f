import { describe, expect, test } from 'vitest';
import { checkFile, told } from './checkFile.ts';
import { expectedOf } from './expectedOf.ts';
import { usePlayer } from './usePlayer.ts';
import { validForms } from './valid/validForms.ts';

describe('A form that runs elsewhere runs here as the standard says', () => {
  const player = usePlayer();

  test.for(validForms)('$name', async ({ name, form, files, fileName, play, ...facts }) => {
    const checked = await checkFile(form, files, fileName);
    const errors = checked.problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(told)).toEqual([]);
    if (checked.form === null) throw new Error('no form came out, and no problem says why');

    const { formId, title, version, xml } = checked.form;
    expect({ formId, title, version }).toMatchObject(
      Object.fromEntries(Object.entries(facts).filter(([key]) => /^(?:formId|title|version)$/.test(key))),
    );
    for (const part of facts.compiled ?? []) expect(xml).toMatch(part);
    if (facts.warnings !== undefined) {
      const warnings = checked.problems.filter(({ severity }) => severity === 'warning');
      expect(warnings.map(({ code }) => code).toSorted()).toEqual(facts.warnings);
    }

    const seen = await player.play(checked.form, play);
    for (const [index, step] of play.entries()) {
      const at = `${name}, step ${index + 1}`;
      expect({ at, ...seen[index] }).toEqual({ at, ...expectedOf(step) });
    }
  });
});
