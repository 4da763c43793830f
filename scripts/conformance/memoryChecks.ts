import { type Check, seen } from './check.ts';
import { sampleItems } from './sampleCase.ts';

/** Sent with the first batch of a run. */
const early = sampleItems(3);

export const firstOfAll: Check = {
  says: 'the first revisions of this run are created',
  look: async ({ verdicts, incarnation }) => {
    const answer = await verdicts(early, { incarnation: incarnation() });
    return seen(answer === 'created, created, created', answer);
  },
};

export const lastOfAll: Check = {
  says: 'the first revisions of this run are still known at its end, behind thousands of others',
  look: async ({ verdicts, incarnation }) => {
    const answer = await verdicts(early, { incarnation: incarnation() });
    return seen(answer === 'duplicate, duplicate, duplicate', answer);
  },
};
