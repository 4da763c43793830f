import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { formProblemCodes } from '../../shared/model/formProblem.ts';
import { readData, type WorkbookData } from './workbookData.ts';
import { writeWorkbook } from './writeWorkbook.ts';

const script = join(import.meta.dirname, '../../scripts/forms.ts');

/** The command as another program runs it. */
export function runForms(folder: string, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 100_000,
    // Of the test runner's own switches the command knows nothing.
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return { code: status, stdout, stderr };
}

/** What is promised to programs that read `--json`: nothing but this, on one line. */
const Report = z.array(
  z.object({
    file: z.string(),
    ok: z.boolean(),
    problems: z.array(
      z.object({
        severity: z.enum(['error', 'warning']),
        sheet: z.string().nullable(),
        cell: z
          .string()
          .regex(/^[A-Z]{1,3}[1-9]\d*$/)
          .nullable(),
        code: z.enum(formProblemCodes),
        message: z.string().min(1),
        messages: z.object({ id: z.string().min(1), en: z.string().min(1) }),
        line: z.int().nullable(),
        element: z.string().nullable(),
      }),
    ),
    dryRun: z.looseObject({ run: z.looseObject({ kind: z.string() }) }).nullable(),
  }),
);

export const readReport = (stdout: string): z.infer<typeof Report> => Report.parse(JSON.parse(stdout));

/** Files of a folder by their path: workbooks as data, everything else as text. */
export function writeFiles(folder: string, files: Readonly<Record<string, WorkbookData | string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    const isRaw = typeof content === 'string' || content instanceof Uint8Array;
    writeFileSync(join(folder, path), isRaw ? content : writeWorkbook(readData(content).sheets));
  }
}
