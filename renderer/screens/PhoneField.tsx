import type { ReactNode } from 'react';
import { parsePhone, type PhoneReading } from '../../shared/domain/phone.ts';
import type { PhoneNumber } from '../../shared/model/phone.ts';
import { classes } from '../parts/classes.ts';
import { Field } from '../parts/Field.tsx';
import input from '../parts/Input.module.css';
import { useFirstFocus } from '../parts/useFirstFocus.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';

/** What a typed or pasted text is as a number; the hotline's own lines are no caller. */
export const usePhone = (
  text: string,
): { readonly reading: PhoneReading; readonly number: PhoneNumber | null; readonly isBlank: boolean } => {
  const pack = useSlice(useDesk().desk, (state) => state.pack?.pack ?? null);
  const reading = parsePhone(text, pack?.channels.map(({ line }) => line) ?? []);
  return {
    reading,
    number: reading.kind === 'number' ? reading.value : null,
    isBlank: reading.kind === 'unclear' && reading.reason === 'empty',
  };
};

type PhoneFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Doubts are told once the agent wanted to go on, not at every digit. */
  readonly isChecked: boolean;
  readonly isLarge?: boolean;
};

export const PhoneField = ({ label, hint, text, onText, isChecked, isLarge = false }: PhoneFieldProps): ReactNode => {
  const { say } = useText();
  const first = useFirstFocus<HTMLInputElement>();
  const { reading, isBlank } = usePhone(text);
  const isOwnLine = reading.kind === 'unclear' && reading.reason === 'hotlineOwn';
  const error =
    reading.kind === 'unclear' && !isBlank && (isChecked || isOwnLine) ? say(`phone.${reading.reason}`) : null;
  return (
    <Field label={label} hint={reading.kind === 'number' ? reading.spoken : hint} error={error}>
      {(ids) => (
        <input
          {...ids}
          ref={first}
          type="tel"
          inputMode="tel"
          autoComplete="off"
          maxLength={200}
          className={classes(input['input'], isLarge && input['large'])}
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
      )}
    </Field>
  );
};
