import { correctCase } from '../../core/usecases/correctCase.ts';
import { listWork } from '../../core/usecases/listWork.ts';
import { openCall } from '../../core/usecases/openCall.ts';
import { saveDraft } from '../../core/usecases/saveDraft.ts';
import { submitCase } from '../../core/usecases/submitCase.ts';
import { CaseId } from '../../shared/model/ids.ts';
import type { Draft } from '../../shared/model/draft.ts';
import type { Result } from '../../shared/model/result.ts';
import type { Oracle, Said } from '../oracle/createOracle.ts';
import type { DeskLife } from './simDesk.ts';

/** Words that may stand in no file of a desk (I10). */
export const canary = 'Kenari Wahyuningsih';

export type Taking = {
  readonly name: string;
  readonly oracle: Oracle;
  /** Never the same twice in a world. */
  readonly note: () => string;
  /** Characters of the form beside it. */
  readonly size: number;
  /** A case that is corrected instead of taking a call; null for a call. */
  readonly correct: string | null;
  readonly now: () => number;
};

/**
 * What an agent does in one go: finishes what lies open, else answers a call or corrects a case, and saves. Null when the
 * desk refused; the agent tries again later. Throws what a use case throws.
 */
export function takeCase({ desk }: DeskLife, { name, oracle, note, size, correct, now }: Taking): Said | null {
  const open = valueOf(listWork(desk))?.[0]?.draft ?? begun(desk, correct);
  if (open === null) return null;
  const rev = open.baseRev + 1;
  const typed = note();
  oracle.attempted(open.caseId, rev, typed);
  const saved = valueOf(
    saveDraft(desk, {
      caseId: open.caseId,
      revision: open.revision,
      language: 'id',
      position: { step: null, question: null },
      instanceXml: `<data>${'x'.repeat(size)}</data>`,
      answers: { '/data/nama': canary },
      shadow: {},
      invalid: [],
      note: typed,
      disposition: 'lengkap',
      dispositionNote: '',
      changes: [],
    }),
  );
  if (saved === null) return null;
  const receipt = valueOf(
    submitCase(desk, {
      caseId: open.caseId,
      revision: saved.revision,
      disposition: 'lengkap',
      dispositionNote: '',
    }),
  );
  if (receipt === null) return null;
  return { desk: name, caseId: receipt.caseId, rev: receipt.rev, sha256: receipt.sha256, at: now() };
}

function begun(desk: DeskLife['desk'], correct: string | null): Draft | null {
  if (correct === null) return valueOf(openCall(desk, { channel: 'telepon', callerNumber: null }))?.draft ?? null;
  return valueOf(correctCase(desk, { caseId: CaseId.parse(correct) }))?.draft ?? null;
}

const valueOf = <T>(result: Result<T>): T | null => (result.ok ? result.value : null);
