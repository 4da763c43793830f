import type { ReactNode } from 'react';
import { Mark } from '../../parts/Mark.tsx';
import type { Checked } from '../../stores/studioState.ts';
import { useText } from '../../text/useText.tsx';
import css from './Forms.module.css';

/** Whether the file can be used, with how much was found in it; heard when the check is done. */
export const Verdict = ({ checked: { form, problems } }: { readonly checked: Checked }): ReactNode => {
  const { say } = useText();
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const isUsable = form !== null;
  return (
    <output className={css['verdict']}>
      <Mark tone={isUsable ? 'good' : 'danger'} icon={isUsable ? 'check' : 'alert'}>
        {say('check.errors', { count: errors })}, {say('check.warnings', { count: warnings })}
        {isUsable ? ` · ${say('check.ready')}` : ''}
      </Mark>
    </output>
  );
};
