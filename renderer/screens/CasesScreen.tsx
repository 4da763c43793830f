import type { ReactNode } from 'react';
import { useDesk, useSlice } from '../useDesk.ts';
import { CaseList } from './CaseList.tsx';
import { CasePage } from './CasePage.tsx';

/** Cases: the list, or the one that was opened from it. */
export const CasesScreen = (): ReactNode => {
  const caseId = useSlice(useDesk().oneCase, (state) => state.caseId);
  const screen = useSlice(useDesk().oneCase, (state) => state.isShown);
  return caseId === null || !screen ? <CaseList /> : <CasePage key={caseId} />;
};
