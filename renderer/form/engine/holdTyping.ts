import type { Problem } from '../../../shared/model/result.ts';
import type { FormSession } from './formSession.ts';

/** A hand that rests this long, in milliseconds, has its text heard; a fast one puts a whole word into one change. */
const restMs = 130;

type Held = { readonly reference: string; readonly text: string; readonly onRefused: (problem: Problem) => void };

/**
 * A session whose typed text reaches the form when the hand rests, several keys at once: rules, piped labels and what is asked
 * follow the word, not each letter of it. Nobody can tell from outside: whatever reads or changes the form settles the text first
 * (`questions` and `locate` do not, because they are read while drawing), and subscribers hear at once that something is unsaved.
 */
export function holdTyping(session: Omit<FormSession, 'type' | 'settle'>): FormSession {
  const listeners = new Set<() => void>();
  let held: Held | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const settle = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (held === null) return;
    const { reference, text, onRefused } = held;
    held = null;
    const result = session.set(reference, text);
    if (!result.ok) onRefused(result.problem);
  };
  const settled =
    <Given extends readonly unknown[], Got>(act: (...given: Given) => Got) =>
    (...given: Given): Got => {
      settle();
      return act(...given);
    };

  return {
    ...session,
    type: (reference, text, onRefused) => {
      if (held !== null && held.reference !== reference) settle();
      held = { reference, text, onRefused };
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(settle, restMs);
      for (const listener of listeners) listener();
    },
    settle,
    setLanguage: settled(session.setLanguage),
    setContext: settled(session.setContext),
    set: settled(session.set),
    setRegion: settled(session.setRegion),
    addRepeat: settled(session.addRepeat),
    removeRepeat: settled(session.removeRepeat),
    answers: settled(session.answers),
    shadow: settled(session.shadow),
    invalid: settled(session.invalid),
    xml: settled(session.xml),
    snapshot: settled(session.snapshot),
    takeChanges: settled(session.takeChanges),
    dispose: settled(session.dispose),
    subscribe: (listener) => {
      const stop = session.subscribe(listener);
      listeners.add(listener);
      return () => {
        stop();
        listeners.delete(listener);
      };
    },
  };
}
