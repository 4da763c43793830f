import type { Handlers } from '../shared/contract/ipc.ts';
import type { Desk } from './desk.ts';
import { cancelForm } from './usecases/cancelForm.ts';
import { checkFormFile } from './usecases/checkFormFile.ts';
import { failForm } from './usecases/failForm.ts';
import { formCosts } from './usecases/formCosts.ts';
import { formsState } from './usecases/formsState.ts';
import { moveDraft } from './usecases/moveDraft.ts';
import { publishForm } from './usecases/publishForm.ts';
import { setSurge } from './usecases/setSurge.ts';
import { undoMove } from './usecases/undoMove.ts';

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
  'forms.state': () => formsState(desk),
  'forms.check': (input) => checkFormFile(desk, input),
  'forms.publish': (input) => publishForm(desk, input),
  'forms.cancel': (input) => cancelForm(desk, input),
  'forms.failed': (input) => failForm(desk, input),
  'forms.costs': (input) => formCosts(desk, input),
  'surge.set': (input) => setSurge(desk, input),
  'draft.move': (input) => moveDraft(desk, input),
  'draft.undoMove': (input) => undoMove(desk, input),
});
