import { useMemo, type ReactNode } from 'react';
import { ok } from '../../shared/model/result.ts';
import type { GroupNode } from '../form/engine/formNode.ts';
import type { FormSession } from '../form/engine/formSession.ts';
import type { FormServices } from '../form/formServices.ts';
import { FormView } from '../form/FormView.tsx';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';

type StepFormProps = {
  readonly session: FormSession;
  readonly step: GroupNode;
  readonly question: string | null;
  readonly onQuestion: (reference: string) => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
};

/** What the questions of a form need of the desk around them; one object as long as the same draft is on the screen. */
const useServices = (session: FormSession): FormServices => {
  const { clock, desk, searchRegion } = useDesk();
  const { format } = useText();
  const pack = useSlice(desk, (state) => state.pack?.pack ?? null);
  return useMemo(
    () => ({
      session,
      searchRegions: async (text) => {
        const reply = await searchRegion(text);
        return reply.ok ? ok(reply.value.hits) : reply;
      },
      today: format.dateOf(new Date(clock.now()).toISOString()),
      ownLines: pack?.channels.map(({ line }) => line) ?? [],
    }),
    [session, searchRegion, format, clock, pack],
  );
};

/** One step of the form, with the desk's services around it. */
export const StepForm = ({ session, ...props }: StepFormProps): ReactNode => (
  <FormView services={useServices(session)} {...props} />
);
