import type { ReactNode } from 'react';
import { Blank } from '../../parts/Blank.tsx';
import { Button } from '../../parts/Button.tsx';
import { Choice } from '../../parts/Choice.tsx';
import { useEscape } from '../../parts/useEscape.ts';
import { useFirstFocus } from '../../parts/useFirstFocus.ts';
import type { Checked, CheckPart } from '../../stores/studioState.ts';
import { useText } from '../../text/useText.tsx';
import { useDesk, useSlice } from '../../useDesk.ts';
import { DifferenceView } from './DifferenceView.tsx';
import { FilePick } from './FilePick.tsx';
import css from './Forms.module.css';
import { CheckedPreview } from './FormPreview.tsx';
import { ProblemList } from './ProblemList.tsx';
import { PublishForm } from './PublishForm.tsx';
import { StudioProblem } from './StudioProblem.tsx';
import { Verdict } from './Verdict.tsx';

const parts: readonly CheckPart[] = ['problems', 'preview', 'difference', 'publish'];

const Part = ({ checked, part }: { readonly checked: Checked; readonly part: CheckPart }): ReactNode => {
  const { form, difference } = checked;
  if (form === null || part === 'problems') return <ProblemList checked={checked} />;
  if (part === 'preview') return <CheckedPreview form={form} />;
  return part === 'difference' ? <DifferenceView difference={difference} /> : <PublishForm form={form} />;
};

const Parts = ({ checked }: { readonly checked: Checked }): ReactNode => {
  const { say } = useText();
  const { studio } = useDesk();
  const part = useSlice(studio, (state) => state.part);
  // A form that cannot be used has nothing to preview, to compare or to publish.
  if (checked.form === null) return null;
  return (
    <Choice
      label={say('check.parts')}
      isLabelHidden
      value={part}
      options={parts.map((value) => ({ value, label: say(`check.${value}`, { count: checked.problemCount }) }))}
      onChange={studio.actions.showPart}
    />
  );
};

/** A file that was dropped or picked: what is wrong with it, what it would look like, what it would change, and its publication. */
export const CheckPage = (): ReactNode => {
  const { say } = useText();
  const { studio } = useDesk();
  const check = useSlice(studio, (state) => state.check);
  const part = useSlice(studio, (state) => state.part);
  const first = useFirstFocus<HTMLElement>();
  useEscape(studio.actions.leaveCheck);
  if (check.state === 'none') return null;
  const checked = check.state === 'checked' ? check.checked : null;
  return (
    <>
      <header ref={first} tabIndex={-1} className={css['head']}>
        <Button kind="quiet" chord={{ key: 'Escape' }} onPress={studio.actions.leaveCheck}>
          {say('action.back')}
        </Button>
        <h1 className={css['file']}>{checked?.name ?? (check.state === 'checked' ? '' : check.name)}</h1>
        {checked === null ? null : <Verdict checked={checked} />}
        <span className={css['spring']} />
        {checked === null ? null : <Parts checked={checked} />}
        <FilePick kind="plain" label={say('check.again')} />
      </header>
      {check.state === 'checking' ? (
        <output aria-live="polite">
          <Blank title={say('check.checking', { name: check.name })} words={say('check.checkingLead')} />
        </output>
      ) : check.state === 'failed' ? (
        <div className={css['failed']}>
          <h2 className={css['subtitle']}>{say('check.failed', { name: check.name })}</h2>
          <StudioProblem problem={check.problem} />
        </div>
      ) : (
        <Part checked={check.checked} part={part} />
      )}
    </>
  );
};
