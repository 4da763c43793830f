import type { FormCheck, FormFile } from './formCheck.ts';
import { openFormChecker } from './openFormChecker.ts';

/** Checks one form in a process of its own (`openFormChecker`). Never rejects. */
export async function checkInChild(file: FormFile): Promise<FormCheck> {
  const checker = openFormChecker();
  const check = await checker.check(file);
  checker.close();
  return check;
}
