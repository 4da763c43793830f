import { expect } from 'vitest';
import { checkXForm } from '../../shared/xform/checkXForm.ts';

/** What the check says of a form with these files beside it. */
export const check = (xml: string, files: Readonly<Record<string, string>> = {}) =>
  checkXForm(xml, { files: new Map(Object.entries(files)) });

/** What is told, one line a problem: "error node_unknown at 9, bind /data/x: …". */
export const told = (xml: string, files: Readonly<Record<string, string>> = {}): string =>
  check(xml, files)
    .problems.map(({ severity, code, line, element, message: { id, en } }) => {
      expect(id).not.toBe('');
      return `${severity} ${code} at ${line}, ${element}: ${en}`;
    })
    .join('\n');
