import writeXlsxFile from 'write-excel-file/node';
import { checkForm } from '../../core/forms/checkForm.ts';
import { readWorkbook } from '../../shared/xlsform/workbook/readWorkbook.ts';
import { quantile, type BenchRow } from '../benchRow.ts';

const mb = 1024 * 1024;
const turns = 5;
const fileName = 'besar.xlsx';

/** A workbook of so many survey rows: branches, rules, sums, piped names and lists, in two languages. */
async function workbook(rows: number): Promise<Uint8Array> {
  const head = [
    'type',
    'name',
    'label::Bahasa Indonesia (id)',
    'label::English (en)',
    'relevant',
    'constraint',
    'calculation',
  ];
  const survey = Array.from({ length: rows - 1 }, (_, index): readonly string[] => {
    const name = `q${index}`;
    const before = `q${Math.max(0, index - 3)}`;
    const label = [`Pertanyaan ${index}`, `Question ${index}`];
    if (index === 0) return ['text', name, ...label, '', '', ''];
    switch (index % 6) {
      case 1:
        return ['select_one ya_tidak', name, ...label, '', '', ''];
      case 2:
        return ['integer', name, ...label, '', '. >= 0 and . < 1000', ''];
      case 3:
        return ['calculate', name, '', '', '', '', `concat(\${q0}, ' ', \${q${index - 1}})`];
      case 4:
        return ['text', name, `Untuk \${q0}: ${index}`, `For \${q0}: ${index}`, `\${${before}} = 'ya'`, '', ''];
      default:
        return ['text', name, ...label, '', '', ''];
    }
  });
  const choices = [
    ['list_name', 'name', 'label::Bahasa Indonesia (id)', 'label::English (en)'],
    ['ya_tidak', 'ya', 'Ya', 'Yes'],
    ['ya_tidak', 'tidak', 'Tidak', 'No'],
  ];
  const sheet = (name: string, data: readonly (readonly string[])[]) => ({
    sheet: name,
    data: data.map((cells) => cells.map((value) => (value === '' ? null : { value, type: String }))),
  });
  const buffer = await writeXlsxFile([sheet('survey', [head, ...survey]), sheet('choices', choices)]).toBuffer();
  return new Uint8Array(buffer);
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

async function rowsOf(count: number, mostMs: number): Promise<BenchRow[]> {
  const bytes = await workbook(count);
  const whole: number[] = [];
  const reading: number[] = [];
  let memory = 0;
  for (let turn = 0; turn <= turns; turn += 1) {
    const before = process.memoryUsage().rss;
    const ms = await timed(async () => {
      const { form, problems } = await checkForm({ fileName, bytes, media: new Map() });
      if (form === null) throw new Error(`the form was refused: ${JSON.stringify(problems.slice(0, 3))}`);
    });
    memory = Math.max(memory, process.memoryUsage().rss - before);
    const alone = await timed(() => readWorkbook(bytes, fileName));
    // The first turn warms up.
    if (turn === 0) continue;
    whole.push(ms);
    reading.push(alone);
  }
  const value = quantile(whole, 0.5);
  const baseline = quantile(reading, 0.5);
  return [
    {
      metric: `check and compile, ${count} rows, beside reading the workbook alone`,
      value,
      unit: 'ms',
      baseline,
      ratio: value / baseline,
      goal: `<= ${mostMs} ms`,
      ok: value <= mostMs,
    },
    {
      metric: `check and compile, ${count} rows: memory`,
      value: memory / mb,
      unit: 'MB',
      baseline: null,
      ratio: null,
      goal: 'told',
      ok: true,
    },
  ];
}

/** A workbook read, compiled and checked, as `npm run forms -- check` does it before its dry run. */
export const checkRows = async (): Promise<BenchRow[]> => [
  ...(await rowsOf(500, 1_000)),
  ...(await rowsOf(5_000, 5_000)),
];
