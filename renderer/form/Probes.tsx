import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { NoteNode } from './engine/formNode.ts';
import css from './Note.module.css';
import { RichText } from './RichText.tsx';
import { useFormText } from './useFormText.ts';
import { useNode } from './useNode.ts';

const Probe = ({ node }: { readonly node: NoteNode }): ReactNode => {
  const { relevant, label } = useNode(node);
  if (!relevant || label === null) return null;
  return (
    <li className={css['probe']}>
      <RichText text={label} />
    </li>
  );
};

/** Follow-up questions, on demand: they are there when the answer is thin, and out of the way when it is not. */
export const Probes = ({ probes }: { readonly probes: readonly NoteNode[] }): ReactNode => {
  const say = useFormText();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const count = useSyncExternalStore(
    (listener) => {
      const stops = probes.map((probe) => probe.subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    () => probes.filter((probe) => probe.state().relevant).length,
  );
  if (count === 0) return null;
  const Sign = isOpen ? ChevronDown : ChevronRight;
  return (
    <div className={css['probes']}>
      <button
        type="button"
        className={css['ask']}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <Sign className={css['icon']} aria-hidden="true" />
        {isOpen ? say('form.probesHide') : say('form.probes', { count })}
      </button>
      <ul id={id} hidden={!isOpen} className={css['list']}>
        {probes.map((probe) => (
          <Probe key={probe.id} node={probe} />
        ))}
      </ul>
    </div>
  );
};
