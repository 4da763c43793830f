import type { Call } from '../../shared/model/call.ts';
import type { Desk } from '../desk.ts';
import type { StoredDraft } from '../storage/drafts.ts';

/** The empty draft that a call begins with. */
export const draftOfCall = ({ installed, run, session, store }: Desk, call: Call): StoredDraft => ({
  caseId: call.caseId,
  callId: call.id,
  reference: call.reference,
  agentId: session.who().id,
  baseRev: 0,
  revision: 0,
  formHash: installed.formHash,
  packHash: installed.hash,
  language: installed.pack.defaultLanguage,
  position: { step: null, question: null },
  instanceXml: '',
  answers: {},
  shadow: {},
  invalid: [],
  note: '',
  disposition: null,
  dispositionNote: '',
  createdAt: call.openedAt,
  savedAt: call.openedAt,
  run,
  saveHash: '',
  surge: store.surges.of(installed.pack.id).on,
});
