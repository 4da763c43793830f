import type { FaultyForm } from './faultyForm.ts';
import { readData, type Mark } from './workbookData.ts';

/** The places of a form that are marked as faulty: cells, or lines of an XForm from 1. */
export function placesOf(form: FaultyForm['form']): readonly (Mark | { readonly line: number })[] {
  if (!('xform' in form)) return readData(form.book).marks;
  return form.xform.split('\n').flatMap((text, index) => (text.includes('»') ? [{ line: index + 1 }] : []));
}
