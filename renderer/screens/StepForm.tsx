import type { ReactNode } from 'react';
import type { GroupNode } from '../form/engine/formNode.ts';
import type { FormSession } from '../form/engine/formSession.ts';
import type { Work } from '../stores/work.ts';

type StepFormProps = {
  readonly work: Work;
  readonly session: FormSession;
  readonly step: GroupNode;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
};

export const StepForm = ({ step }: StepFormProps): ReactNode => <p>{step.name}</p>;
