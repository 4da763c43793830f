import type { ReactNode, Ref } from 'react';
import { ariaChord, type Chord } from '../keys.ts';
import { classes } from './classes.ts';
import { Keys } from './Keys.tsx';
import css from './Button.module.css';

type ButtonProps = {
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly chord?: Chord;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly isDisabled?: boolean;
  /** Where an icon stands alone: its name for people who cannot see it. */
  readonly label?: string;
  readonly type?: 'button' | 'submit';
  readonly isPressed?: boolean;
  readonly onPress?: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A button with its key shown beside its words. */
export const Button = (props: ButtonProps): ReactNode => {
  const {
    kind = 'plain',
    chord,
    icon,
    children,
    isDisabled = false,
    label,
    type = 'button',
    isPressed,
    onPress,
    ref,
  } = props;
  return (
    <button
      ref={ref}
      // A disabled button stays in the Tab order, so that the focus never falls to nowhere.
      aria-disabled={isDisabled || undefined}
      aria-label={label}
      aria-pressed={isPressed}
      aria-keyshortcuts={chord === undefined ? undefined : ariaChord(chord)}
      type={type}
      className={classes(css['button'], css[kind])}
      onClick={(event) => {
        if (isDisabled) event.preventDefault();
        else onPress?.();
      }}
    >
      {icon}
      <span className={css['words']}>{children}</span>
      {chord === undefined ? null : <Keys chord={chord} />}
    </button>
  );
};
