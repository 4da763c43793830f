import type { ReactNode } from 'react';
import { Blank } from '../parts/Blank.tsx';
import { Button } from '../parts/Button.tsx';
import { Mark, type MarkIcon, type Tone } from '../parts/Mark.tsx';
import { useEscape } from '../parts/useEscape.ts';
import { useFirstFocus } from '../parts/useFirstFocus.ts';
import type { Move } from '../stores/moveDraft.ts';
import type { MoveLine, MovePlan } from '../stores/planMove.ts';
import { useText } from '../text/useText.tsx';
import { useDesk } from '../useDesk.ts';
import css from './MovePanel.module.css';
import panel from './Panel.module.css';
import { PanelHead } from './PanelHead.tsx';
import { ProblemLine } from './ProblemLine.tsx';

type LinesProps = {
  readonly title: string;
  readonly tone: Tone;
  readonly icon: MarkIcon;
  readonly lines: readonly MoveLine[];
  readonly note?: string;
};

const Lines = ({ title, tone, icon, lines, note }: LinesProps): ReactNode => (
  <section className={panel['section']} hidden={lines.length === 0} aria-label={title}>
    <h2 className={css['title']}>
      <Mark tone={tone} icon={icon}>
        {title}
      </Mark>
    </h2>
    <ul className={css['lines']}>
      {lines.map(({ label, text }, index) => (
        // Rows of a repeat may read alike; their order is what they are.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          <span>{label}</span>
          <span className={panel['soft']}>{text}</span>
        </li>
      ))}
    </ul>
    {note === undefined ? null : <p className={panel['soft']}>{note}</p>}
  </section>
);

const Plan = ({ plan }: { readonly plan: MovePlan }): ReactNode => {
  const { say } = useText();
  const { kept, moved, dropped, invalid, added } = plan;
  return (
    <>
      <p className={css['title']}>
        <Mark tone="good" icon="check">
          {say('move.kept', { count: kept })}
        </Mark>
      </p>
      <Lines
        tone="danger"
        icon="alert"
        title={say('move.dropped', { count: dropped.length })}
        lines={dropped}
        note={say('move.droppedNote')}
      />
      <Lines tone="warm" icon="alert" title={say('move.invalid', { count: invalid.length })} lines={invalid} />
      <Lines tone="accent" icon="dashed" title={say('move.added', { count: added.length })} lines={added} />
      <Lines tone="calm" icon="return" title={say('move.moved', { count: moved.length })} lines={moved} />
    </>
  );
};

type FrameProps = {
  readonly title: string;
  readonly lead: string;
  readonly yes?: string;
  readonly no: string;
  readonly onYes?: () => void;
  readonly children?: ReactNode;
};

const Frame = ({ title, lead, yes, no, onYes, children }: FrameProps): ReactNode => {
  const { calls } = useDesk();
  const first = useFirstFocus<HTMLElement>();
  const { leaveMove } = calls.actions;
  useEscape(leaveMove);
  return (
    <section ref={first} tabIndex={-1} className={panel['panel']} aria-label={title}>
      <PanelHead title={title} lead={lead} />
      {children}
      <div className={panel['row']}>
        {yes === undefined || onYes === undefined ? null : (
          <Button kind="primary" onPress={onYes}>
            {yes}
          </Button>
        )}
        <Button chord={{ key: 'Escape' }} onPress={leaveMove}>
          {no}
        </Button>
      </div>
    </section>
  );
};

/** What a move of this draft to the new form keeps, drops, asks anew and no longer accepts; then the move itself, or its undoing. */
export const MovePanel = ({ move }: { readonly move: Move }): ReactNode => {
  const { say } = useText();
  const { calls } = useDesk();
  const { confirmMove, confirmUndo } = calls.actions;
  if (move.state === 'planning') return <Blank title={say('move.title')} words={say('move.planning')} />;
  if (move.state === 'failed') {
    return (
      <Frame title={say('move.failed')} lead={say('move.failedNote')} no={say('move.stay')}>
        <ProblemLine problem={move.problem} />
      </Frame>
    );
  }
  if (move.state === 'undoing') {
    return (
      <Frame
        title={say('move.undoTitle')}
        lead={say('move.undoLead')}
        yes={say('move.undoConfirm')}
        no={say('move.undoStay')}
        onYes={() => void confirmUndo()}
      >
        <ProblemLine problem={move.problem} />
      </Frame>
    );
  }
  return (
    <Frame
      title={say('move.title')}
      lead={say('move.lead')}
      yes={say('move.confirm')}
      no={say('move.stay')}
      onYes={() => void confirmMove()}
    >
      <Plan plan={move.plan} />
      <ProblemLine problem={move.problem} />
    </Frame>
  );
};
