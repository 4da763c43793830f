import { useNow } from '../parts/useNow.ts';
import { problemText } from '../text/problemText.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';

/** What the door says after a wrong try, with the seconds counted down, and whether it is still closed. */
export const useDoor = (): { readonly sentence: string | null; readonly isClosed: boolean } => {
  const { say } = useText();
  const { desk } = useDesk();
  const problem = useSlice(desk, ({ doorProblem }) => doorProblem);
  const until = useSlice(desk, ({ doorClosedUntil }) => doorClosedUntil);
  const seconds = Math.ceil(((until ?? 0) - useNow()) / 1000);
  if (problem === null) return { sentence: null, isClosed: false };
  if (seconds <= 0 && problem.code === 'too_many_attempts') return { sentence: null, isClosed: false };
  const sentence = problemText(
    say,
    problem.code === 'too_many_attempts' ? { ...problem, details: { retryAfterSeconds: seconds } } : problem,
  );
  const wait = seconds > 0 && problem.code !== 'too_many_attempts' ? ` ${say('signIn.wait', { seconds })}` : '';
  return { sentence: `${sentence}${wait}`, isClosed: seconds > 0 };
};
