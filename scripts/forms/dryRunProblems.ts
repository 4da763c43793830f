import type { FormCheck } from '../../core/forms/formCheck.ts';
import type { FormProblem, FormProblemCode } from '../../shared/model/formProblem.ts';
import { dryRunMs, type DryRunReport } from './dryRunReport.ts';

/** What a form may cost. Over the first number it is told, over the second it is refused. */
const loadMs = { warn: 5_000, refuse: 30_000 };
const answerMs = { warn: 200, refuse: 2_000 };
const heapMegabytes = { warn: 200, refuse: 400 };

type Budget = { readonly warn: number; readonly refuse: number };

type Found = {
  readonly severity: FormProblem['severity'];
  readonly code: FormProblemCode;
  /** With repeat positions; null when it is the whole form's. */
  readonly reference: string | null;
  readonly id: string;
  readonly en: string;
};

/** What the dry run found, told by cell where the place is known, by reference otherwise. */
export const dryRunProblems = (report: DryRunReport, places: FormCheck['places']): FormProblem[] =>
  found(report).map(({ severity, code, reference, id, en }) => {
    const path = reference?.replaceAll(/\[\d+\]/g, '') ?? null;
    const place = path === null ? undefined : places[path];
    const at = { sheet: place?.sheet ?? null, cell: place?.cell ?? null, element: place === undefined ? path : null };
    return { severity, code, ...at, line: null, message: { id, en } };
  });

function found({ run, megabytes }: DryRunReport): Found[] {
  const refused = (reference: string | null, id: string, en: string): Found => ({
    severity: 'error',
    code: 'engine_refused',
    reference,
    id,
    en,
  });
  switch (run.kind) {
    case 'timeOver':
      return [
        {
          severity: 'error',
          code: 'too_slow',
          reference: null,
          id: `Formulir ini belum selesai diisi sekali setelah ${dryRunMs / 1000} detik. Periksa repeat_count dan perhitungan yang mengulang banyak baris.`,
          en: `This form was not filled once after ${dryRunMs / 1000} seconds. Look at repeat_count and at calculations over many rows.`,
        },
      ];
    case 'crashed':
      return [
        refused(
          null,
          `Formulir ini menghentikan mesin formulir: ${run.reason}`,
          `This form stopped the form engine: ${run.reason}`,
        ),
      ];
    case 'refused':
      return [
        refused(
          run.reference,
          `Mesin formulir menolak formulir ini: ${run.reason}`,
          `The form engine refuses this form: ${run.reason}`,
        ),
      ];
    default:
      return [
        ...run.failures.map(({ reference, reason }) =>
          refused(
            reference,
            `Jawaban untuk ${reference} ditolak mesin formulir: ${reason}`,
            `The form engine refuses an answer to ${reference}: ${reason}`,
          ),
        ),
        ...costs(run, megabytes ?? 0),
      ];
  }
}

function costs(run: Extract<DryRunReport['run'], { readonly kind: 'ran' }>, megabytes: number): Found[] {
  const load = run.loadMs + run.openMs;
  const answer = run.worst?.ms ?? 0;
  const over = (value: number, budget: Budget, found: Omit<Found, 'severity'>): Found[] =>
    value <= budget.warn ? [] : [{ severity: value > budget.refuse ? 'error' : 'warning', ...found }];
  return [
    ...over(load, loadMs, {
      code: 'too_slow',
      reference: null,
      id: `Formulir ini perlu ${seconds(load, ',')} detik untuk dibuka. Pindahkan daftar pilihan yang panjang ke berkas CSV.`,
      en: `This form needs ${seconds(load, '.')} seconds to open. Move long lists of choices to a CSV file.`,
    }),
    ...over(answer, answerMs, {
      code: 'too_slow',
      reference: run.worst?.reference ?? null,
      id: `Satu jawaban di sini perlu ${Math.round(answer)} ms. Sederhanakan perhitungan dan saringan yang bergantung padanya.`,
      en: `One answer here takes ${Math.round(answer)} ms. Simplify the calculations and filters that depend on it.`,
    }),
    ...over(megabytes, heapMegabytes, {
      code: 'too_much_memory',
      reference: null,
      id: `Formulir ini memakai ${Math.round(megabytes)} MB memori. Kurangi daftar pilihan dan berkas data.`,
      en: `This form uses ${Math.round(megabytes)} MB of memory. Shorten its lists of choices and its data files.`,
    }),
  ];
}

const seconds = (ms: number, point: ',' | '.'): string => (ms / 1000).toFixed(1).replace('.', point);
