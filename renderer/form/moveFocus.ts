/** Every question has one place where the focus stops; they stand in the page in the order of the script. */
const stopSelector = '[data-stop]';

export const stopsIn = (form: HTMLElement): readonly HTMLElement[] => [
  ...form.querySelectorAll<HTMLElement>(stopSelector),
];

const focusStop = (stop: HTMLElement): void => {
  stop.focus({ preventScroll: true });
  (stop.closest('[data-question]') ?? stop).scrollIntoView({ block: 'nearest' });
  // What is there stays, ready to be replaced or added to: the caret stands at its end.
  if (stop instanceof HTMLInputElement && stop.type === 'text')
    stop.setSelectionRange(stop.value.length, stop.value.length);
};

/** Moves to the question after or before the one with the focus; false at the end of the step. */
export function moveFocus(form: HTMLElement, direction: 1 | -1): boolean {
  const stops = stopsIn(form);
  const active = document.activeElement;
  const question = active?.closest('[data-question]') ?? null;
  const at = stops.findIndex(
    (stop) => stop === active || (question !== null && stop.closest('[data-question]') === question),
  );
  const next = stops[at + direction];
  if (next === undefined || (at === -1 && direction === -1)) return false;
  focusStop(next);
  return true;
}

export function focusEdge(form: HTMLElement, edge: 'first' | 'last'): boolean {
  const stop = stopsIn(form).at(edge === 'first' ? 0 : -1);
  if (stop !== undefined) focusStop(stop);
  return stop !== undefined;
}

/** Puts the focus into a question that is on the page, unless it is there already; false when the question is not there. */
export function focusQuestion(reference: string): boolean {
  const question = [...document.querySelectorAll<HTMLElement>('[data-question]')].find(
    ({ dataset }) => dataset['question'] === reference,
  );
  const stop = question?.querySelector<HTMLElement>(stopSelector);
  if (question === undefined || stop === null || stop === undefined) return false;
  if (!question.contains(document.activeElement)) focusStop(stop);
  return true;
}
