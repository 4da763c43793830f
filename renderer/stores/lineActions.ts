import type { Call } from '../../shared/model/call.ts';
import type { CaseId } from '../../shared/model/ids.ts';
import type { Problem } from '../../shared/model/result.ts';
import type { Api } from '../api.ts';
import type { CallsActions } from './callsState.ts';
import type { Work } from './work.ts';

type Port = {
  readonly api: Api;
  readonly active: () => Work | null;
  readonly flush: (caseId: CaseId) => Promise<boolean>;
  /** Calls as core has them now. */
  readonly apply: (calls: readonly Call[]) => void;
  readonly fail: (problem: Problem) => false;
  readonly leaveNumber: () => void;
};

/** What happens to the line of the call on the screen: on hold, back, at an end, from which number. */
export const createLineActions = (port: Port): Pick<CallsActions, 'holdOrResume' | 'end' | 'setNumber'> => ({
  holdOrResume: async () => {
    const call = port.active()?.call;
    if (call?.state !== 'talking' && call?.state !== 'held') return;
    void port.flush(call.caseId);
    if (call.state === 'talking') {
      const reply = await port.api.call('call.hold', { callId: call.id });
      if (reply.ok) port.apply([reply.value]);
      else port.fail(reply.problem);
      return;
    }
    const reply = await port.api.call('call.resume', { callId: call.id });
    if (reply.ok) port.apply(reply.value);
    else port.fail(reply.problem);
  },
  end: async () => {
    const call = port.active()?.call;
    if (call?.state !== 'talking' && call?.state !== 'held') return;
    const reply = await port.api.call('call.end', { callId: call.id });
    if (reply.ok) port.apply([reply.value]);
    else port.fail(reply.problem);
  },
  setNumber: async (callerNumber) => {
    const call = port.active()?.call;
    if (call === undefined || call === null) return false;
    const reply = await port.api.call('call.setNumber', { callId: call.id, callerNumber });
    if (!reply.ok) return port.fail(reply.problem);
    port.apply([reply.value]);
    port.leaveNumber();
    return true;
  },
});
