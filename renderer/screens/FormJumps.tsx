import type { ReactNode } from 'react';
import type { FormSession } from '../form/engine/formSession.ts';
import type { Work } from '../stores/work.ts';

export const FormJumps = ({ work }: { readonly work: Work; readonly session: FormSession }): ReactNode => (
  <p>{work.language}</p>
);
