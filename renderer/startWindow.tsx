import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/plus-jakarta-sans/index.css';
import './tokens.css';
import './base.css';
import type { Bridge } from '../shared/contract/ipc.ts';
import { App } from './App.tsx';
import { createApi } from './api.ts';
import { createDesk, type Desk } from './createDesk.ts';
import { windowClock } from './stores/clock.ts';
import type { LoadForm } from './stores/forms.ts';
import { DeskContext } from './useDesk.ts';

/** The form engine is the largest part by far and nobody needs it to sign in: it comes after the first paint. */
const readEngine = () => import('./form/engine/loadForm.ts');
const loadForm: LoadForm = async (source) => {
  const engine = await readEngine();
  return engine.loadForm(source);
};

/** Puts the product into a page, talking over `bridge`. What was typed goes to disk whenever the window is left. */
export const startWindow = (bridge: Bridge, element: HTMLElement): Desk => {
  const desk = createDesk(createApi(bridge), windowClock, loadForm, (run) => {
    requestIdleCallback(run);
  });
  const flush = (): void => void desk.calls.actions.flush();
  window.addEventListener('blur', flush);
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', flush);
  document.addEventListener('focusout', flush);
  createRoot(element).render(
    <StrictMode>
      <DeskContext value={desk}>
        <App />
      </DeskContext>
    </StrictMode>,
  );
  // The door is drawn first; what it asks of core comes after.
  requestAnimationFrame(() =>
    setTimeout(() => {
      desk.start();
      requestIdleCallback(() => void readEngine());
    }),
  );
  return desk;
};
