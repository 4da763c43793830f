import { type ReactNode } from 'react';
import type { Pack } from '../../shared/model/pack.ts';
import type { FormSession } from '../form/engine/formSession.ts';
import { ariaChord, deskKeys } from '../keys.ts';
import { Button } from '../parts/Button.tsx';
import { Keys } from '../parts/Keys.tsx';
import { shortStep, type Work } from '../stores/work.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import css from './ScriptPane.module.css';
import { ScriptPane } from './ScriptPane.tsx';
import { stepIndex, useSteps } from './useFormAt.ts';
import { useShortSteps } from './useShortSteps.ts';

const noLanguages: Pack['languages'] = [];
const noNames: readonly string[] = [];

const Tools = ({ work }: { readonly work: Work }): ReactNode => {
  const { say } = useText();
  const { calls } = useDesk();
  return (
    <>
      {work.surge && work.call !== null ? (
        <Button kind="quiet" onPress={() => calls.actions.setShort(!work.isShort)}>
          {say(work.isShort ? 'surge.whole' : 'surge.short')}
        </Button>
      ) : null}
      <button
        type="button"
        className={css['mapButton']}
        aria-keyshortcuts={ariaChord(deskKeys.jumpMap.chord)}
        onClick={() => calls.actions.showPanel('map')}
      >
        {say('map.title')} <Keys chord={deskKeys.jumpMap.chord} />
      </button>
    </>
  );
};

/** The script of the call on the screen, in a surge only its few questions; its end leads to the closing panel. */
export const CallScript = ({ work, session }: { readonly work: Work; readonly session: FormSession }): ReactNode => {
  const { say } = useText();
  const { calls, desk } = useDesk();
  const languages = useSlice(desk, ({ pack }) => pack?.pack.languages ?? noLanguages);
  const names = useSlice(desk, ({ pack }) => pack?.pack.surge?.questions ?? noNames);
  const all = useSteps(session);
  const short = useShortSteps(session, work.isShort ? names : noNames, say('surge.stepTitle'));
  const steps = work.isShort && names.length > 0 ? short : all;
  const isLast = stepIndex(steps, work.position) === steps.length - 1;
  const close = (): void => calls.actions.setClosing(true);
  return (
    <ScriptPane
      session={session}
      steps={steps}
      position={work.position}
      onPosition={(position) => calls.actions.setPosition(work.isShort ? { ...position, step: shortStep } : position)}
      languages={languages}
      language={work.language}
      onLanguage={calls.actions.setLanguage}
      tools={<Tools work={work} />}
      onEnd={close}
      end={
        <Button kind={isLast ? 'primary' : 'plain'} chord={deskKeys.closeCall.chord} onPress={close}>
          {say('call.close')}
        </Button>
      }
    />
  );
};
