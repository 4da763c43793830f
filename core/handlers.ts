import type { Handlers } from '../shared/contract/ipc.ts';
import type { Desk } from './desk.ts';
import { createFormHandlers } from './formHandlers.ts';
import { createSyncHandlers } from './syncHandlers.ts';
import { callerHistory } from './usecases/callerHistory.ts';
import { closeShift } from './usecases/closeShift.ts';
import { correctCase } from './usecases/correctCase.ts';
import { currentPack } from './usecases/currentPack.ts';
import { deskState } from './usecases/deskState.ts';
import { discardCorrection } from './usecases/discardCorrection.ts';
import { dismissNotice } from './usecases/dismissNotice.ts';
import { endCall } from './usecases/endCall.ts';
import { figuresOfDay } from './usecases/figuresOfDay.ts';
import { giveReview } from './usecases/giveReview.ts';
import { goOnWithWork } from './usecases/goOnWithWork.ts';
import { holdCall } from './usecases/holdCall.ts';
import { listCases } from './usecases/listCases.ts';
import { listShifts } from './usecases/listShifts.ts';
import { listWork } from './usecases/listWork.ts';
import { lock } from './usecases/lock.ts';
import { openCall } from './usecases/openCall.ts';
import { openCase } from './usecases/openCase.ts';
import { openForm } from './usecases/openForm.ts';
import { openShift } from './usecases/openShift.ts';
import { pageShiftLog } from './usecases/pageShiftLog.ts';
import { resumeCall } from './usecases/resumeCall.ts';
import { saveDraft } from './usecases/saveDraft.ts';
import { searchRegions } from './usecases/searchRegions.ts';
import { setCallerNumber } from './usecases/setCallerNumber.ts';
import { signIn } from './usecases/signIn.ts';
import { signOut } from './usecases/signOut.ts';
import { submitCase } from './usecases/submitCase.ts';
import { unlock } from './usecases/unlock.ts';
import { verifyLog } from './usecases/verifyLog.ts';
import { writeSettings } from './usecases/writeSettings.ts';

/** Every channel of the contract and what answers it, one line each. */
export const createHandlers = (desk: Desk): Handlers => ({
  'desk.state': () => deskState(desk),
  'desk.dismissNotice': (input) => dismissNotice(desk, input),
  'session.signIn': (input) => signIn(desk, input),
  'session.unlock': (input) => unlock(desk, input),
  'session.signOut': () => signOut(desk),
  'session.lock': () => lock(desk, 'key'),
  'settings.write': (input) => writeSettings(desk, input),
  'shift.open': () => openShift(desk),
  'shift.close': (input) => closeShift(desk, input),
  'pack.current': () => currentPack(desk),
  'form.open': (input) => openForm(desk, input),
  'call.open': (input) => openCall(desk, input),
  'call.setNumber': (input) => setCallerNumber(desk, input),
  'call.hold': (input) => holdCall(desk, input),
  'call.resume': (input) => resumeCall(desk, input),
  'call.end': (input) => endCall(desk, input),
  'work.list': () => listWork(desk),
  'work.goOn': (input) => goOnWithWork(desk, input),
  'draft.save': (input) => saveDraft(desk, input),
  'case.submit': (input) => submitCase(desk, input),
  'case.list': (input) => listCases(desk, input),
  'case.open': (input) => openCase(desk, input),
  'case.correct': (input) => correctCase(desk, input),
  'case.discardCorrection': (input) => discardCorrection(desk, input),
  'caller.history': (input) => callerHistory(desk, input),
  'region.search': (input) => searchRegions(desk, input),
  'shiftLog.shifts': (input) => listShifts(desk, input),
  'shiftLog.page': (input) => pageShiftLog(desk, input),
  'shiftLog.figures': (input) => figuresOfDay(desk, input),
  'shiftLog.verify': () => verifyLog(desk),
  'review.give': (input) => giveReview(desk, input),
  ...createSyncHandlers(desk),
  ...createFormHandlers(desk),
});
