import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { LockScreen } from './screens/LockScreen.tsx';
import { StartFailed } from './screens/StartFailed.tsx';
import { SignIn } from './screens/SignIn.tsx';
import { readStartSettings } from './startSettings.ts';
import { readyDesk } from './stores/createDeskStore.ts';
import { TextProvider } from './text/useText.tsx';
import type { Language } from './text/messages.ts';
import { useDesk, useDeskSoFar, useSlice } from './useDesk.ts';

/** The door is drawn without the desk behind it, which is read while the person types. */
const readDesk = () => import('./screens/Desk.tsx');
const Desk = lazy(async () => ({ default: (await readDesk()).Desk }));

/** Language, theme and text size are attributes of the document: the style sheets follow, no part renders again for them. */
const startSettings = readStartSettings(window.location.search);

const useDocumentSettings = (): Language => {
  const settings = useDeskSoFar((known) => known.settings);
  const language = settings?.language ?? startSettings?.language ?? 'id';
  useEffect(() => {
    const { documentElement } = document;
    documentElement.lang = language;
    documentElement.dataset['theme'] = settings?.theme ?? startSettings?.theme ?? 'system';
    documentElement.dataset['scale'] = String(settings?.textScale ?? 1);
  }, [language, settings?.theme, settings?.textScale]);
  return language;
};

const Shown = (): ReactNode => {
  const { desk } = useDesk();
  const state = useSlice(desk, ({ desk: read }) => (read === 'loading' || 'code' in read ? read : 'ready'));
  const session = useSlice(desk, (whole) => readyDesk(whole)?.session.state ?? null);
  // A page that was loaded again is soon back at the desk; only a fresh start begins at the door.
  if (state === 'loading') return startSettings === null ? null : <SignIn />;
  if (state !== 'ready') return <StartFailed problem={state} onRetry={() => void desk.actions.load()} />;
  if (session === 'active')
    return (
      <Suspense>
        <Desk />
      </Suspense>
    );
  return session === 'locked' ? <LockScreen /> : <SignIn />;
};

/** The whole window: at the door, behind the lock, or at the desk. */
export const App = (): ReactNode => {
  const language = useDocumentSettings();
  const timeZone = useDeskSoFar(({ hotline }) => hotline.timeZone);
  useEffect(() => {
    requestIdleCallback(() => void readDesk());
  }, []);
  return (
    <TextProvider language={language} timeZone={timeZone ?? 'UTC'}>
      <Shown />
    </TextProvider>
  );
};
