import { memo, type ReactNode } from 'react';
import type { AnswerProps } from './answerProps.ts';
import { ChoiceAnswer } from './ChoiceAnswer.tsx';
import { isLongList } from './isLongList.ts';
import { ChoicesAnswer } from './ChoicesAnswer.tsx';
import type { QuestionNode } from './engine/formNode.ts';
import { QuestionFrame } from './QuestionFrame.tsx';
import { TextAnswer } from './TextAnswer.tsx';
import { TickAnswer } from './TickAnswer.tsx';
import { UnsupportedAnswer } from './UnsupportedAnswer.tsx';
import { useNode } from './useNode.ts';

const Answer = (props: AnswerProps): ReactNode => {
  switch (props.node.question) {
    case 'selectOne':
      return <ChoiceAnswer {...props} />;
    case 'selectMany':
      return <ChoicesAnswer {...props} />;
    case 'tick':
      return <TickAnswer {...props} />;
    case 'unsupported':
      return <UnsupportedAnswer />;
    default:
      return <TextAnswer {...props} />;
  }
};

/** One question with everything that belongs to it. */
export const QuestionView = memo(({ node }: { readonly node: QuestionNode }): ReactNode => {
  const state = useNode(node);
  const isChoice = node.question === 'selectOne' || node.question === 'selectMany';
  // A long list is one box to type into.
  const isOneControl =
    node.question === 'selectOne' ? isLongList(state.choices) : !isChoice && node.question !== 'unsupported';
  return (
    <QuestionFrame
      node={node}
      state={state}
      problem={state.problem}
      isOneControl={isOneControl}
      firstDigit={isChoice && !isOneControl ? state.choices.length + 1 : null}
    >
      {(aria) => <Answer node={node} aria={aria} />}
    </QuestionFrame>
  );
});
QuestionView.displayName = 'QuestionView';
