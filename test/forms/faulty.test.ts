import { describe, expect, test } from 'vitest';
import { checkFile } from './checkFile.ts';
import { faultMissed } from './faultMissed.ts';
import { faultyForms } from './faulty/faultyForms.ts';

describe('A fault in a form is found where it is', () => {
  test.for(faultyForms)('$name', async (faulty) => {
    expect(faultMissed(faulty, await checkFile(faulty.form, faulty.files))).toBeNull();
  });
});
