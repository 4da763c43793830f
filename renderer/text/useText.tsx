import { createContext, use, useMemo, type ReactNode } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import { createFormat, type Format } from './format.ts';
import { locales, messages, type Language, type MessageId } from './messages.ts';

export type Say = (id: MessageId, values?: Readonly<Record<string, string | number>>) => string;

export type Text = { readonly say: Say; readonly format: Format; readonly language: Language };

const TextContext = createContext<Text | null>(null);

const WithText = ({ language, timeZone, children }: TextProviderProps): ReactNode => {
  const intl = useIntl();
  const text = useMemo(
    (): Text => ({
      say: (id, values) => intl.formatMessage({ id }, values),
      format: createFormat(language, timeZone),
      language,
    }),
    [intl, language, timeZone],
  );
  return <TextContext value={text}>{children}</TextContext>;
};

type TextProviderProps = {
  readonly language: Language;
  /** The hotline's IANA time zone. */
  readonly timeZone: string;
  readonly children: ReactNode;
};

/** Gives every part below it the sentences and formats of one language. */
export const TextProvider = (props: TextProviderProps): ReactNode => (
  <IntlProvider
    locale={locales[props.language]}
    messages={messages[props.language]}
    onError={(error) => console.error(error.message)}
  >
    <WithText {...props} />
  </IntlProvider>
);

/** Sentences, numbers and dates in the language of the screen. */
export const useText = (): Text => {
  const text = use(TextContext);
  if (text === null) throw new Error('useText outside TextProvider');
  return text;
};
