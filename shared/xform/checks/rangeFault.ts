import type { Report } from '../form/report.ts';
import type { XForm, XFormPart } from '../form/xform.ts';
import { dataTypeOf } from './dataTypes.ts';

const bounds = ['start', 'end', 'step'] as const;
const number = /^-?(?:\d+\.?\d*|\.\d+)$/;

/** A range needs three numbers that lead from its start to its end. */
export function rangeFault({ element, path }: XFormPart, form: XForm, report: Report): void {
  const values = bounds.map((name) => element.attributes.get(name)?.trim() ?? '');
  const wrong = bounds.filter((_, index) => !number.test(values[index] ?? ''));
  if (wrong.length > 0) {
    report.error('control_invalid', element, {
      id: `Range memerlukan angka pada ${wrong.join(', ')}. Yang benar: start="0" end="10" step="1"`,
      en: `A range needs a number in ${wrong.join(', ')}. Right would be: start="0" end="10" step="1"`,
    });
    return;
  }
  const [start = 0, end = 0, step = 0] = values.map(Number);
  if (step === 0) {
    report.error('control_invalid', element, { id: 'step tidak boleh 0', en: 'step cannot be 0' });
    return;
  }
  const steps = Math.abs((end - start) / step);
  if (Math.abs(steps - Math.round(steps)) > 1e-9) {
    report.warn('control_invalid', element, {
      id: `Dari ${start} ke ${end} tidak habis dibagi ${step}; nilai ${end} tidak dapat dipilih`,
      en: `${start} to ${end} cannot be divided by ${step}; ${end} cannot be chosen`,
    });
  }
  const bind = form.bindsByPath.get(path)?.element;
  const type = bind ? dataTypeOf(bind.attributes.get('type')?.trim() ?? '', bind) : null;
  if (type === 'int' && values.some((value) => !Number.isInteger(Number(value)))) {
    report.error('control_invalid', element, {
      id: `${path} bertipe int, tetapi range ini memakai pecahan; yang benar: type="decimal"`,
      en: `${path} is of type int, but this range has decimals; right would be: type="decimal"`,
    });
  }
}

/** The type that a range must have: int when all its numbers are. */
export const rangeType = ({ element }: XFormPart): 'int' | 'decimal' =>
  bounds.every((name) => Number.isInteger(Number(element.attributes.get(name)))) ? 'int' : 'decimal';
