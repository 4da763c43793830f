/** What a header may be called, by the field that it means. Compared in lower case, blanks as underscores. */
type HeaderNames = {
  readonly aliases: Readonly<Record<string, string>>;
  readonly fields: ReadonlySet<string>;
  /** Fields with a column for each language. */
  readonly translated: ReadonlySet<string>;
};

const media: Readonly<Record<string, string>> = {
  image: 'image',
  'big-image': 'big-image',
  big_image: 'big-image',
  audio: 'audio',
  video: 'video',
};

const mediaFields: ReadonlyMap<string, string> = new Map(Object.entries(media));

/** Attributes of `<bind>`, `<input>` … that have a column of their own. */
const bindFields: ReadonlyMap<string, string> = new Map(
  Object.entries({
    relevant: 'relevant',
    constraint: 'constraint',
    required: 'required',
    readonly: 'read_only',
    calculate: 'calculation',
    'jr:constraintmsg': 'constraint_message',
    'jr:requiredmsg': 'required_message',
    'jr:noapperrorstring': 'no_app_error_string',
    'entities:saveto': 'save_to',
  }),
);
const controlFields: ReadonlyMap<string, string> = new Map(
  Object.entries({
    appearance: 'appearance',
    'jr:count': 'repeat_count',
    autoplay: 'autoplay',
    rows: 'rows',
  }),
);

/** `bind::relevant`, `control::appearance`, `media::image`: the field that has a column of its own, or null. */
export function nestedField(first: string, second: string): string | null {
  const name = second.toLowerCase();
  if (first === 'bind') return bindFields.get(name) ?? null;
  if (first === 'control' || first === 'body') return controlFields.get(name) ?? null;
  return first === 'media' ? (mediaFields.get(name) ?? null) : null;
}

export const surveyHeaders: HeaderNames = {
  aliases: {
    ...media,
    caption: 'label',
    text: 'label',
    command: 'type',
    tag: 'name',
    value: 'name',
    relevance: 'relevant',
    readonly: 'read_only',
    calculate: 'calculation',
    constraining_message: 'constraint_message',
    'jr:constraintmsg': 'constraint_message',
    requiredmsg: 'required_message',
    'jr:requiredmsg': 'required_message',
    noapperrorstring: 'no_app_error_string',
    'jr:noapperrorstring': 'no_app_error_string',
    count: 'repeat_count',
    'jr:count': 'repeat_count',
    choicefilter: 'choice_filter',
    defaults: 'default',
    'guidance-hint': 'guidance_hint',
    compact_tag: 'instance::odk:tag',
    control: 'body',
  },
  fields: new Set([
    'type',
    'name',
    'label',
    'hint',
    'guidance_hint',
    'image',
    'big-image',
    'audio',
    'video',
    'relevant',
    'constraint',
    'constraint_message',
    'required',
    'required_message',
    'no_app_error_string',
    'read_only',
    'calculation',
    'default',
    'trigger',
    'choice_filter',
    'parameters',
    'appearance',
    'repeat_count',
    'save_to',
    'autoplay',
    'rows',
    'disabled',
    'intent',
    'query',
    'bind',
    'body',
    'instance',
    'media',
    'sms_field',
    'sms_option',
    'sms_separator',
    'sms_allow_media',
    'sms_date_format',
    'sms_datetime_format',
    'sms_response',
  ]),
  translated: new Set([
    'label',
    'hint',
    'guidance_hint',
    'image',
    'big-image',
    'audio',
    'video',
    'constraint_message',
    'required_message',
    'no_app_error_string',
  ]),
};

export const choiceHeaders: HeaderNames = {
  aliases: { ...media, caption: 'label', value: 'name', listname: 'list_name', list: 'list_name' },
  fields: new Set(['list_name', 'name', 'label', 'image', 'big-image', 'audio', 'video', 'media', 'sms_option']),
  translated: new Set(['label', 'image', 'big-image', 'audio', 'video']),
};

export const settingHeaders: HeaderNames = {
  aliases: {
    set_form_title: 'form_title',
    title: 'form_title',
    set_form_id: 'form_id',
  },
  fields: new Set([
    'form_title',
    'form_id',
    'id_string',
    'version',
    'instance_name',
    'default_language',
    'namespaces',
    'style',
    'public_key',
    'submission_url',
    'allow_choice_duplicates',
    'name',
    'clean_text_values',
    'auto_send',
    'auto_delete',
    'client_editable',
    'instance_xmlns',
    'instance_id',
    'omit_instanceid',
    'prefix',
    'delimiter',
    'sms_keyword',
    'sms_separator',
    'sms_allow_media',
    'sms_date_format',
    'sms_datetime_format',
    'sms_response',
    'add_none_option',
    'flat',
    'attribute',
    'entity_version',
  ]),
  translated: new Set(),
};

export type { HeaderNames };
