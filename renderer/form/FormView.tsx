import { useEffect, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createNearness } from './createNearness.ts';
import type { GroupNode } from './engine/formNode.ts';
import { FormServicesContext, type FormServices } from './formServices.ts';
import css from './FormView.module.css';
import { idsAround, isLongStep, nextAsked } from './longStep.ts';
import { focusEdge, focusQuestion, moveFocus } from './moveFocus.ts';
import { NodeList } from './NodeList.tsx';
import { LongStepContext, type LongStep } from './LongStepContext.ts';
import { useFormText } from './useFormText.ts';
import { useNode } from './useNode.ts';

type FormViewProps = {
  /** One object for as long as the same draft is on the screen. */
  readonly services: FormServices;
  /** The step on the screen, one of `session.steps`. */
  readonly step: GroupNode;
  /** Reference of the question that has or is to get the focus; null for the first one of the step. */
  readonly question: string | null;
  readonly onQuestion: (reference: string) => void;
  /** Enter behind the last question, and PageDown. */
  readonly onNext: () => void;
  /** Shift+Enter before the first question, and PageUp. */
  readonly onPrevious: () => void;
};

/** Marks the question that keys come back to after a visit elsewhere on the screen. */
const markCurrent = (form: HTMLElement, question: HTMLElement): void => {
  for (const old of form.querySelectorAll<HTMLElement>('[data-current]')) delete old.dataset['current'];
  const stop = question.querySelector<HTMLElement>('[data-stop]');
  if (stop !== null) stop.dataset['current'] = 'true';
};

/** What of a step that is too long to be drawn whole is drawn now; null for any other. Decided when the step comes on the screen. */
const useLongStep = (step: GroupNode, question: string | null): LongStep | null => {
  const begin = () => ({ id: step.id, nearness: isLongStep(step) ? createNearness() : null });
  const [begun, setBegun] = useState(begin);
  const [reached, setReached] = useState<string | null>(null);
  if (begun.id !== step.id) setBegun(begin());
  const { nearness } = begun;
  return useMemo(() => {
    if (nearness === null) return null;
    const kept = new Set(idsAround(step.children, question));
    if (reached !== null) kept.add(reached);
    return { nearness, kept, reach: (id) => flushSync(() => setReached(id)) };
  }, [nearness, step, question, reached]);
};

const focusedQuestion = (): string | null =>
  document.activeElement?.closest<HTMLElement>('[data-question]')?.dataset['question'] ?? null;

/** One step of the script: what is read aloud, what is asked, all of it from the keyboard. */
export const FormView = ({ services, step, question, onQuestion, onNext, onPrevious }: FormViewProps): ReactNode => {
  const say = useFormText();
  const { session } = services;
  const { reference, hasContent } = useNode(step);
  const longStep = useLongStep(step, question);
  const form = useRef<HTMLDivElement>(null);
  const edge = useRef<'first' | 'last'>('first');
  const shownStep = useRef<string | null>(null);

  useEffect(() => {
    session.markShown(reference);
  }, [session, reference]);

  // The id, not the step: a step is a new object whenever a branch of the form opens, and focus moves only when it was asked to.
  const stepId = step.id;
  useEffect(() => {
    const isNewStep = shownStep.current !== stepId;
    shownStep.current = stepId;
    if (question !== null && focusQuestion(question)) return;
    if (isNewStep && form.current !== null) focusEdge(form.current, edge.current);
    edge.current = 'first';
  }, [stepId, question]);

  /** A branch may have opened beside the question with the focus since the parts around it were drawn. */
  const drawNext = (direction: 1 | -1): void => {
    const from = longStep === null ? null : focusedQuestion();
    const next = from === null ? null : nextAsked(step.children, from, direction);
    if (next !== null && longStep?.kept.has(next.id) === false) longStep.reach(next.id);
  };
  const go = (direction: 1 | -1): void => {
    // What was typed decides what comes next.
    session.settle();
    drawNext(direction);
    if (form.current !== null && moveFocus(form.current, direction)) return;
    edge.current = direction === 1 ? 'first' : 'last';
    if (direction === 1) onNext();
    else onPrevious();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Tab') drawNext(event.shiftKey ? -1 : 1);
    // Enter presses a button that has the focus; everywhere else it goes on.
    const isButton = event.target instanceof HTMLButtonElement;
    if (event.key === 'Enter' && (event.shiftKey || !isButton)) {
      event.preventDefault();
      go(event.shiftKey ? -1 : 1);
    } else if (event.key === 'PageDown' && !event.shiftKey) {
      event.preventDefault();
      session.settle();
      onNext();
    } else if (event.key === 'PageUp' && !event.shiftKey) {
      event.preventDefault();
      session.settle();
      onPrevious();
    }
  };
  const onFocus = (event: FocusEvent<HTMLElement>): void => {
    const asked = event.target.closest<HTMLElement>('[data-question]');
    const name = asked?.dataset['question'];
    if (asked === null || name === undefined) return;
    markCurrent(event.currentTarget, asked);
    session.markShown(name);
    if (name !== question) onQuestion(name);
  };
  return (
    <FormServicesContext value={services}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys of the questions within */}
      <div ref={form} className={css['form']} onKeyDown={onKeyDown} onFocus={onFocus}>
        <LongStepContext value={longStep}>
          <NodeList key={step.id} nodes={step.children} />
        </LongStepContext>
        {hasContent ? null : <p className={css['empty']}>{say('form.emptyStep')}</p>}
      </div>
    </FormServicesContext>
  );
};
