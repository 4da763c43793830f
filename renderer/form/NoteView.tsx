import { CircleAlert, Info, Megaphone, StickyNote } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { NoteKind, NoteNode } from './engine/formNode.ts';
import css from './Note.module.css';
import { Probes } from './Probes.tsx';
import { RichText } from './RichText.tsx';
import { useFormText, type FormTextId } from './useFormText.ts';
import { useNode } from './useNode.ts';

type ShownKind = Exclude<NoteKind, 'probe'>;

const looks = {
  say: { Icon: Megaphone, title: 'form.say' },
  instruct: { Icon: Info, title: 'form.instruct' },
  warn: { Icon: CircleAlert, title: 'form.warn' },
  plain: { Icon: StickyNote, title: 'form.note' },
} as const satisfies Record<ShownKind, { Icon: unknown; title: FormTextId }>;

/** Script text, told apart by its words, its sign, its size and its frame, never by colour alone. */
export const NoteView = memo(({ node }: { readonly node: NoteNode }): ReactNode => {
  const say = useFormText();
  const { relevant, label, hint, value } = useNode(node);
  if (node.note === 'probe') return <Probes probes={[node]} />;
  const text = label ?? hint;
  if (!relevant || (text === null && value === null)) return null;
  const { Icon, title } = looks[node.note];
  return (
    <div className={css[node.note]} role="note">
      <p className={css['title']}>
        <Icon className={css['icon']} aria-hidden="true" />
        {say(title)}
      </p>
      <div className={css['text']}>
        {text === null ? null : <RichText text={text} />}
        {value === null ? null : <p className={css['value']}>{value}</p>}
      </div>
    </div>
  );
});
NoteView.displayName = 'NoteView';
