import { Profiler, useMemo, useState, useSyncExternalStore, type KeyboardEvent, type ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import type { FormSession } from '../../../renderer/form/engine/formSession.ts';
import type { FormServices } from '../../../renderer/form/formServices.ts';
import { FormView } from '../../../renderer/form/FormView.tsx';
import { JumpMap } from '../../../renderer/form/JumpMap.tsx';
import { formTextsEn } from '../../../renderer/text/formTexts.en.ts';
import { formTextsId } from '../../../renderer/text/formTexts.id.ts';
import css from './TestDesk.module.css';

type TestDeskProps = {
  readonly session: FormSession;
  readonly screenLanguage: 'id' | 'en';
  readonly searchRegions: FormServices['searchRegions'];
  readonly onRender: () => void;
  readonly onClosed: () => void;
};

const none: ReadonlySet<string> = new Set();

/** The least that the desk does around a form: keeps the step and the question, and opens the jump map. */
export const TestDesk = ({ session, screenLanguage, searchRegions, onRender, onClosed }: TestDeskProps): ReactNode => {
  const shown = useSyncExternalStore(session.subscribe, () =>
    session.steps.map((step) => (step.state().hasContent ? step.id : '')).join('\n'),
  );
  const steps = useMemo(() => session.steps.filter(({ id }) => shown.split('\n').includes(id)), [session, shown]);
  const [place, setPlace] = useState<{ readonly step: string; readonly question: string | null }>({
    step: steps[0]?.state().reference ?? '',
    question: null,
  });
  const [isMapOpen, setMapOpen] = useState(false);
  const services = useMemo(
    () => ({ session, searchRegions, today: '2020-03-24', ownLines: ['1500-587', '08111-450-587'] }),
    [session, searchRegions],
  );
  const index = Math.max(
    0,
    steps.findIndex((step) => step.state().reference === place.step),
  );
  const step = steps[index];
  if (step === undefined) return null;
  const go = (to: number): void => {
    const next = steps[to];
    if (next !== undefined) setPlace({ step: next.state().reference, question: null });
    else if (to >= steps.length) onClosed();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey && event.key === 'j') {
      event.preventDefault();
      setMapOpen(!isMapOpen);
    }
  };
  return (
    <IntlProvider
      locale={screenLanguage === 'id' ? 'id-ID' : 'en-GB'}
      timeZone="Asia/Jakarta"
      messages={screenLanguage === 'id' ? formTextsId : formTextsEn}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- stands for the window of the desk */}
      <div className={css['desk']} onKeyDown={onKeyDown}>
        <main className={css['script']}>
          <h1>{step.state().label?.plain ?? step.name}</h1>
          <Profiler id="form" onRender={onRender}>
            <FormView
              services={services}
              step={step}
              question={place.question}
              onQuestion={(question) => setPlace({ step: step.state().reference, question })}
              onNext={() => go(index + 1)}
              onPrevious={() => go(index - 1)}
            />
          </Profiler>
        </main>
        {isMapOpen ? (
          <aside className={css['side']} aria-label="side">
            <JumpMap
              session={session}
              current={place.question}
              required={none}
              onJump={(to, question) => setPlace({ step: to, question })}
              onClose={() => setMapOpen(false)}
            />
          </aside>
        ) : null}
      </div>
    </IntlProvider>
  );
};
