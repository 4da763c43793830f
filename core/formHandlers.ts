import type { Handlers } from '../shared/contract/ipc.ts';
import { ok, problem } from '../shared/model/result.ts';
import type { Desk } from './desk.ts';

type FormCalls = Pick<
  Handlers,
  | 'forms.state'
  | 'forms.check'
  | 'forms.publish'
  | 'forms.cancel'
  | 'forms.failed'
  | 'forms.costs'
  | 'surge.set'
  | 'draft.move'
  | 'draft.undoMove'
>;

/** Channels of a form's life and what answers them. */
export const createFormHandlers = (desk: Desk): FormCalls => ({
  'forms.state': () => ok({ versions: [], surge: { on: false, since: null, by: '' } }),
  'forms.check': () => problem('unreachable', 'Not yet', { workstation: desk.workstation }),
  'forms.publish': () => problem('unreachable', 'Not yet'),
  'forms.cancel': () => problem('unreachable', 'Not yet'),
  'forms.failed': () => ok({}),
  'forms.costs': () => ok({ costs: [] }),
  'surge.set': () => problem('unreachable', 'Not yet'),
  'draft.move': () => problem('not_found', 'Not yet'),
  'draft.undoMove': () => problem('not_found', 'Not yet'),
});
