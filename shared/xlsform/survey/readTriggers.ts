import { ncNameSource } from '../names.ts';
import type { TableRow } from '../sheet/table.ts';
import type { SurveyContext } from './context.ts';

const reference = new RegExp(`^\\$\\{\\s*(${ncNameSource})\\s*\\}$`);

/** The questions named in the trigger column: `${a}`, or several with commas between them. */
export function readTriggers(row: TableRow, { problems }: SurveyContext): readonly string[] {
  const cell = row.cell('trigger');
  if (cell === null) return [];
  const pieces = cell.text.split(/[,;]|(?<=\})\s+(?=\$)/).map((piece) => piece.trim());
  return pieces.flatMap((piece) => {
    const name = reference.exec(piece)?.[1];
    if (name !== undefined) return [name];
    if (piece !== '') {
      problems.error('trigger_invalid', cell.place, {
        id: `"${piece}" bukan acuan. Tulis \${nama_pertanyaan}, beberapa dipisahkan koma.`,
        en: `"${piece}" is no reference. Write \${question_name}, several separated by commas.`,
      });
    }
    return [];
  });
}
