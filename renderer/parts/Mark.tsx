import { Check, CircleAlert, CircleDashed, CornerUpLeft, Dot, HardDrive, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import css from './Mark.module.css';

export type Tone = 'good' | 'calm' | 'warm' | 'danger' | 'accent';
export type MarkIcon = 'check' | 'disk' | 'shield' | 'alert' | 'dashed' | 'return' | 'dot';

const icons = {
  check: Check,
  disk: HardDrive,
  shield: ShieldCheck,
  alert: CircleAlert,
  dashed: CircleDashed,
  return: CornerUpLeft,
  dot: Dot,
} as const satisfies Record<MarkIcon, unknown>;

/** A state in words with a sign: never told by colour alone. */
export const Mark = ({
  tone,
  icon,
  children,
}: {
  readonly tone: Tone;
  readonly icon: MarkIcon;
  readonly children: ReactNode;
}): ReactNode => {
  const Icon = icons[icon];
  return (
    <span className={classes(css['mark'], css[tone])}>
      <Icon className={css['icon']} aria-hidden="true" />
      <span className={css['words']}>{children}</span>
    </span>
  );
};
