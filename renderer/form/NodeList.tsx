import { memo, use, type ReactNode } from 'react';
import type { FormNode, GroupNode, RowNode } from './engine/formNode.ts';
import css from './FormView.module.css';
import { inParts } from './inParts.ts';
import { askedIn, holds } from './longStep.ts';
import { LongStepContext } from './LongStepContext.ts';
import { NearPart } from './NearPart.tsx';
import { NoteView } from './NoteView.tsx';
import { QuestionView } from './QuestionView.tsx';
import { RegionView } from './RegionView.tsx';
import { RepeatView } from './RepeatView.tsx';
import { RichText } from './RichText.tsx';
import { useNode } from './useNode.ts';

const GroupView = memo(({ node }: { readonly node: GroupNode }): ReactNode => {
  const { hasContent, label } = useNode(node);
  if (!hasContent) return null;
  return (
    <section className={css['group']} aria-label={label?.plain}>
      {label === null ? null : (
        <h2 className={css['groupTitle']}>
          <RichText text={label} />
        </h2>
      )}
      <NodeList nodes={node.children} />
    </section>
  );
});
GroupView.displayName = 'GroupView';

const RowView = ({ node }: { readonly node: RowNode }): ReactNode => <NodeList nodes={node.children} />;

const drawn = (node: FormNode): ReactNode => {
  switch (node.kind) {
    case 'note':
      return <NoteView key={node.id} node={node} />;
    case 'question':
      return <QuestionView key={node.id} node={node} />;
    case 'region':
      return <RegionView key={node.id} node={node} />;
    case 'repeat':
      return <RepeatView key={node.id} node={node} Row={RowView} />;
    default:
      return <GroupView key={node.id} node={node} />;
  }
};

const partSize = 10;
const questionRem = 4.75;

/**
 * Nodes in the order of the script, each by its own identity: another language changes words, never fields. In a long step they
 * come part by part; nothing ever comes or goes among them, so that a part is known by its number.
 */
export const NodeList = ({ nodes }: { readonly nodes: readonly FormNode[] }): ReactNode => {
  const longStep = use(LongStepContext);
  if (longStep === null) return nodes.map(drawn);
  return inParts(nodes, partSize).map((part, index) => (
    <NearPart
      // oxlint-disable-next-line react/no-array-index-key
      key={index}
      nearness={longStep.nearness}
      isKept={holds(part, longStep.kept)}
      guessedRem={askedIn(part).length * questionRem}
      className={css['part']}
    >
      {part.map(drawn)}
    </NearPart>
  ));
};
