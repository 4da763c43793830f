import type { FormProblemCode } from '../../model/formProblem.ts';
import type { XPathDeadEnd } from '../form/followXPath.ts';
import type { Report } from '../form/report.ts';
import { outwards, type TreeNode } from '../form/tree.ts';
import type { XForm } from '../form/xform.ts';
import type { Sentence } from '../sentence.ts';
import { xpathFunctions } from '../xpath/functions.ts';

type Telling = { readonly code: FormProblemCode; readonly message: Sentence };

/** A path that leads nowhere, in words, with the one that was probably meant. */
export function deadEndTold(deadEnd: XPathDeadEnd, form: XForm, report: Report): Telling {
  if (deadEnd.kind === 'list') return unknownList(deadEnd.name, form, report);
  if (deadEnd.kind === 'no_choices') {
    return {
      code: 'expression_invalid',
      message: {
        id: `${deadEnd.path} bukan pertanyaan pilihan; jr:choice-name memerlukan jalur pertanyaan pilihan`,
        en: `${deadEnd.path} is no question with choices; jr:choice-name needs the path of one`,
      },
    };
  }
  const { from, name } = deadEnd;
  const document = [...outwards(from)].at(-1);
  const list = [...form.lists.values()].find(({ tree }) => tree === document);
  if (!list) return { code: 'node_unknown', message: unknownPath(`${from.path}/${name}`, from, form, report) };
  const [id, en] = meant(report.closest(name, from.children.keys()));
  const where = from.path === '' ? '' : ` (${from.path})`;
  return {
    code: 'node_unknown',
    message: {
      id: `Daftar "${list.id}"${where} tidak punya ${name}${id}`,
      en: `The list "${list.id}"${where} has no ${name}${en}`,
    },
  };
}

const unknownList = (name: string, { lists }: XForm, report: Report): Telling => {
  const [id, en] = meant(report.closest(name, lists.keys()));
  return {
    code: 'instance_unknown',
    message: { id: `Tidak ada daftar "${name}"${id}`, en: `There is no list "${name}"${en}` },
  };
};

/** A path that the instance does not have; `from` is as far as it could be followed. */
export function unknownPath(path: string, from: TreeNode | null, form: XForm, report: Report): Sentence {
  const name = path.split('/').at(-1) ?? '';
  const [id, en] = meant(meantPath(name, from, form, report));
  return { id: `Tidak ada ${path} di formulir${id}`, en: `There is no ${path} in the form${en}` };
}

function meantPath(name: string, from: TreeNode | null, form: XForm, report: Report): string | null {
  const beside = from && report.closest(name, from.children.keys());
  if (from && beside !== null) return `${from.path}/${beside}`;
  // `true` for `true()`, `today` for `today()`.
  const asFunction = xpathFunctions.get(name);
  if (asFunction?.max === 0 || name === 'uuid') return `${name}()`;
  const paths = form.pathsByName;
  if (report.isLong()) return paths.get(name) ?? null;
  const anywhere = paths.has(name)
    ? name
    : (paths.keys().find((one) => one.endsWith(`:${name}`)) ?? report.closest(name, paths.keys()));
  return anywhere === null ? null : (form.pathsByName.get(anywhere) ?? null);
}

const meant = (right: string | null): readonly [id: string, en: string] =>
  right === null ? ['', ''] : [`. Maksud Anda ${right}?`, `. Did you mean ${right}?`];
