import type { ReactNode } from 'react';
import type { FormVersionState } from '../../../shared/model/formVersion.ts';
import { Mark, type MarkIcon, type Tone } from '../../parts/Mark.tsx';
import { useText } from '../../text/useText.tsx';

const looks: Readonly<Record<FormVersionState, readonly [Tone, MarkIcon]>> = {
  running: ['good', 'check'],
  scheduled: ['accent', 'dashed'],
  past: ['calm', 'dot'],
  failedHere: ['warm', 'alert'],
};

/** Where a version stands. */
export const VersionMark = ({ state }: { readonly state: FormVersionState }): ReactNode => {
  const { say } = useText();
  const [tone, icon] = looks[state];
  return (
    <Mark tone={tone} icon={icon}>
      {say(`forms.state.${state}`)}
    </Mark>
  );
};
