import { useEffect, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../shared/contract/ipc.ts';
import type { Pack } from '../../../shared/model/pack.ts';
import { ok } from '../../../shared/model/result.ts';
import type { FormSession } from '../../form/engine/formSession.ts';
import { Blank, Failed } from '../../parts/Blank.tsx';
import { Button } from '../../parts/Button.tsx';
import { useEscape } from '../../parts/useEscape.ts';
import type { PreviewState } from '../../stores/createPreviewStore.ts';
import { useText } from '../../text/useText.tsx';
import { useDesk, useSlice } from '../../useDesk.ts';
import { ScriptPane } from '../ScriptPane.tsx';
import { useSteps } from '../useFormAt.ts';
import { useShortSteps } from '../useShortSteps.ts';
import css from './Forms.module.css';

const noLanguages: Pack['languages'] = [];
const noNames: readonly string[] = [];

type OpenPreview = Extract<PreviewState, { readonly state: 'open' }>;

const Script = ({ open, session }: { readonly open: OpenPreview; readonly session: FormSession }): ReactNode => {
  const { say } = useText();
  const { preview, desk } = useDesk();
  const languages = useSlice(desk, ({ pack }) => pack?.pack.languages ?? noLanguages);
  const names = useSlice(desk, ({ pack }) => pack?.pack.surge?.questions ?? noNames);
  const [isShort, setIsShort] = useState(false);
  const all = useSteps(session);
  const short = useShortSteps(session, isShort ? names : noNames, say('surge.stepTitle'));
  return (
    <ScriptPane
      session={session}
      steps={isShort ? short : all}
      position={open.position}
      onPosition={preview.actions.setPosition}
      languages={languages}
      language={open.language}
      onLanguage={preview.actions.setLanguage}
      tools={
        names.length === 0 ? null : (
          <Button kind="quiet" isPressed={isShort} onPress={() => setIsShort(!isShort)}>
            {say('preview.surge')}
          </Button>
        )
      }
      onEnd={() => undefined}
      end={<Button onPress={() => void preview.actions.again()}>{say('preview.again')}</Button>}
    />
  );
};

/** A form as its agents will see it, with the desk's own controls; nothing of it is kept. */
const FormPreview = ({ onRetry }: { readonly onRetry: () => void }): ReactNode => {
  const { say } = useText();
  const state = useSlice(useDesk().preview, (whole) => whole);
  if (state.state === 'failed') {
    return <Failed title={say('preview.failed')} problem={state.problem} onRetry={onRetry} />;
  }
  if (state.state !== 'open') return <Blank words={say('preview.opening')} />;
  return (
    <div className={css['preview']}>
      <p className={css['previewNote']}>{say('preview.note')}</p>
      <Script key={state.opening} open={state} session={state.session} />
    </div>
  );
};

type CheckedForm = NonNullable<OutputOf<'forms.check'>['form']>;

/** The preview of a form that was just checked. */
export const CheckedPreview = ({ form }: { readonly form: CheckedForm }): ReactNode => {
  const { preview, desk } = useDesk();
  const language = useSlice(desk, ({ pack }) => pack?.pack.defaultLanguage ?? 'id');
  const open = (): void => void preview.actions.open(() => Promise.resolve(ok(form)), language);
  useEffect(() => {
    void preview.actions.open(() => Promise.resolve(ok(form)), language);
    return () => preview.actions.close();
  }, [preview, form, language]);
  return <FormPreview onRetry={open} />;
};

/** The preview of a version that this desk has; Esc goes back to the list. */
export const VersionPreview = ({
  title,
  onRetry,
}: {
  readonly title: string;
  readonly onRetry: () => void;
}): ReactNode => {
  const { say } = useText();
  const { preview } = useDesk();
  useEscape(preview.actions.close);
  return (
    <>
      <header className={css['head']}>
        <Button kind="quiet" chord={{ key: 'Escape' }} onPress={preview.actions.close}>
          {say('action.back')}
        </Button>
        <h1 className={css['file']}>{title}</h1>
      </header>
      <FormPreview onRetry={onRetry} />
    </>
  );
};
