import { useMemo } from 'react';
import type { CaseView } from '../../shared/contract/ipc.ts';
import type { QuestionDescription } from '../form/engine/loadedForm.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';

const none: readonly QuestionDescription[] = [];

/** The words of the form that a case was taken with, in the language of the screen. */
export const useCaseForm = (
  view: CaseView,
): { readonly questions: readonly QuestionDescription[]; readonly labelOf: (name: string) => string } => {
  const { language } = useText();
  const { oneCase } = useDesk();
  const loaded = useSlice(oneCase, (state) => (state.caseId === view.row.caseId ? state.form : null));
  return useMemo(() => {
    const questions = loaded?.describe(language) ?? none;
    return { questions, labelOf: (name) => questions.find((question) => question.name === name)?.label ?? name };
  }, [loaded, language]);
};
