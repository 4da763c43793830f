import type { ReactNode } from 'react';
import type { CaseRow, OutboxState, ReviewState } from '../../shared/model/case.ts';
import { Mark, type MarkIcon, type Tone } from '../parts/Mark.tsx';
import { useText } from '../text/useText.tsx';

const outboxLooks: Readonly<Record<OutboxState, readonly [Tone, MarkIcon]>> = {
  pending: ['calm', 'disk'],
  accepted: ['good', 'check'],
  secured: ['good', 'shield'],
  parked: ['warm', 'alert'],
};

const reviewLooks: Readonly<Record<ReviewState, readonly [Tone, MarkIcon]>> = {
  unreviewed: ['calm', 'dot'],
  approved: ['good', 'check'],
  returned: ['warm', 'return'],
  corrected: ['accent', 'check'],
};

/** Where a case is, in the three states of the product. */
export const OutboxMark = ({ outbox }: Pick<CaseRow, 'outbox'>): ReactNode => {
  const { say } = useText();
  const [tone, icon] = outboxLooks[outbox];
  return (
    <Mark tone={tone} icon={icon}>
      {say(`outbox.${outbox}`)}
    </Mark>
  );
};

/** What a supervisor has said of a case. */
export const ReviewMark = ({ review }: Pick<CaseRow, 'review'>): ReactNode => {
  const { say } = useText();
  const [tone, icon] = reviewLooks[review];
  return (
    <Mark tone={tone} icon={icon}>
      {say(`review.${review}`)}
    </Mark>
  );
};

/** The case was closed in a surge: somebody must ask the rest. */
export const CompletionMark = ({ needsCompletion }: Pick<CaseRow, 'needsCompletion'>): ReactNode => {
  const { say } = useText();
  return needsCompletion ? (
    <Mark tone="warm" icon="dashed">
      {say('cases.needsCompletion')}
    </Mark>
  ) : null;
};
