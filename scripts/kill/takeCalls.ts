import { z } from 'zod';
import { OpenWork } from '../../shared/contract/ipc.ts';
import type { Draft } from '../../shared/model/draft.ts';
import type { CaseId } from '../../shared/model/ids.ts';
import { limits } from '../../shared/model/limits.ts';
import { aDraftSave, caller } from '../../test/support/builders.ts';
import { keyOf, type Said } from './said.ts';
import type { CoreProcess, Reply } from './startCore.ts';

/** What was asked and not answered when the process died. */
export type InFlight = { readonly name: string; readonly caseId: string | null; readonly rev: number | null };

export type Agent = {
  /** Works until core dies; calls `saved` after each acknowledged case. */
  readonly work: (saved: () => void) => Promise<void>;
  /** Goes on with what the kill before left on the desk; how many drafts had lost a save that was acknowledged. */
  readonly finishLeftOvers: () => Promise<number>;
  readonly inFlight: () => InFlight | null;
};

/** Of what an agent may have open. */
const mostAtOnce = limits.openCalls - 2;
const correctedShare = 0.15;

const Submitted = z.object({ rev: z.int(), sha256: z.string() });

/** An agent who takes calls through the gateway. @param chance in [0, 1). */
export function anAgent(core: Pick<CoreProcess, 'call'>, said: Said, chance: () => number): Agent {
  let inFlight: InFlight | null = null;

  async function ask(name: string, input: unknown, caseId: string | null, rev: number | null): Promise<Reply | null> {
    inFlight = { name, caseId, rev };
    const reply = await core.call(name, input);
    // A process that died left its last question open: that is what is asked about afterwards.
    if (reply !== null) inFlight = null;
    return reply;
  }

  /** Null when core died; throws when it refused, because nothing here is refused. */
  async function value(name: string, input: unknown, caseId: string | null = null, rev: number | null = null) {
    const reply = await ask(name, input, caseId, rev);
    if (reply?.ok === false) throw new Error(`${name} was refused: ${JSON.stringify(reply.problem)}`);
    return reply === null ? null : { value: reply.value };
  }

  async function save(draft: Draft, disposition: string): Promise<boolean> {
    const rev = draft.baseRev + 1;
    said.attempted.add(draft.caseId);
    const input = { caseId: draft.caseId, revision: draft.revision, disposition, dispositionNote: '' };
    const saved = await value('case.submit', input, draft.caseId, rev);
    if (saved === null) return false;
    const receipt = Submitted.parse(saved.value);
    said.acknowledged.set(keyOf(draft.caseId, receipt.rev), receipt.sha256);
    said.drafts.delete(draft.caseId);
    return true;
  }

  async function write(draft: Draft): Promise<Draft | null> {
    said.drafts.set(draft.caseId, draft.revision);
    const note = `catatan ${Math.floor(chance() * 1e9)}`;
    const kept = await value('draft.save', aDraftSave(draft, { note }), draft.caseId);
    if (kept === null) return null;
    const { revision } = z.object({ revision: z.int() }).parse(kept.value);
    said.drafts.set(draft.caseId, revision);
    return { ...draft, revision };
  }

  async function answerCall(): Promise<Draft | null> {
    const opened = await value('call.open', { channel: 'telepon', callerNumber: caller.number });
    return opened === null ? null : await write(OpenWork.parse(opened.value).draft);
  }

  /** Null when core died. */
  async function correct(caseId: CaseId): Promise<boolean | null> {
    const correcting = await value('case.correct', { caseId }, caseId);
    const corrected = correcting === null ? null : await write(OpenWork.parse(correcting.value).draft);
    return corrected === null ? null : await save(corrected, 'sebagian');
  }

  async function work(saved: () => void): Promise<void> {
    // Several calls that are saved one right behind the other: a kill behind one acknowledgement then strikes a save.
    const atOnce = chance() < 0.3 ? 1 : 2 + Math.floor(chance() * (mostAtOnce - 1));
    for (;;) {
      const answered: Draft[] = [];
      while (answered.length < atOnce) {
        const draft = await answerCall();
        if (draft === null) return;
        answered.push(draft);
      }
      for (const draft of answered) {
        if (!(await save(draft, 'lengkap'))) return;
        saved();
        if (chance() > correctedShare) continue;
        if (!(await correct(draft.caseId))) return;
        saved();
      }
    }
  }

  async function finishLeftOvers(): Promise<number> {
    const listed = await value('work.list', {});
    if (listed === null) return 0;
    let lost = 0;
    for (const { draft } of OpenWork.array().parse(listed.value)) {
      if (draft.revision < (said.drafts.get(draft.caseId) ?? 0)) lost += 1;
      await save(draft, draft.baseRev === 0 ? 'salah-sambung' : 'sebagian');
    }
    return lost;
  }

  return { work, finishLeftOvers, inFlight: () => inFlight };
}
