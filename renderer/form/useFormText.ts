import { useIntl } from 'react-intl';
import type { formTextsId } from '../text/formTexts.id.ts';

export type FormTextId = keyof typeof formTextsId;
export type SayForm = (id: FormTextId, values?: Readonly<Record<string, string | number>>) => string;

/** The form's own sentences in the language of the screen, which need not be the language of the script. */
export const useFormText = (): SayForm => {
  const intl = useIntl();
  return (id, values) => intl.formatMessage({ id }, values);
};
