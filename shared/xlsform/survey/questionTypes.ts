/** How a row of the survey is asked: the control in the body, and the data type of its answer. */
export type QuestionType = {
  /** The standard's name of it. */
  readonly name: string;
  /** Element of the body; null for a row that is never shown. */
  readonly control: 'input' | 'trigger' | 'upload' | 'range' | null;
  readonly dataType: string | null;
  readonly readonly?: boolean;
  readonly mediaType?: string;
  /** `jr:preload` and `jr:preloadParams`: filled by the program. */
  readonly preload?: readonly [type: string, parameter: string];
  /** An action that fills it, with its event. */
  readonly action?: readonly [name: string, event: string];
  readonly constraint?: string;
  readonly hint?: string;
};

const input = (name: string, dataType: string): QuestionType => ({ name, control: 'input', dataType });
const upload = (name: string, mediaType: string): QuestionType => ({
  name,
  control: 'upload',
  dataType: 'binary',
  mediaType,
});
const filled = (name: string, dataType: string, type: string, parameter: string): QuestionType => ({
  name,
  control: null,
  dataType,
  preload: [type, parameter],
});
const property = (name: string, parameter = name): QuestionType => filled(name, 'string', 'property', parameter);
const days = (name: string, last: number): QuestionType => ({
  ...input(name, 'int'),
  constraint: `0 <= . and . <= ${last}`,
  hint: `Enter a number 0-${last}.`,
});

const types = {
  text: input('text', 'string'),
  integer: input('integer', 'int'),
  decimal: input('decimal', 'decimal'),
  date: input('date', 'date'),
  time: input('time', 'time'),
  dateTime: input('dateTime', 'dateTime'),
  barcode: input('barcode', 'barcode'),
  geopoint: input('geopoint', 'geopoint'),
  geotrace: input('geotrace', 'geotrace'),
  geoshape: input('geoshape', 'geoshape'),
  note: { ...input('note', 'string'), readonly: true },
  acknowledge: { name: 'acknowledge', control: 'trigger', dataType: 'string' },
  calculate: { name: 'calculate', control: null, dataType: 'string' },
  hidden: { name: 'hidden', control: null, dataType: 'string' },
  range: { name: 'range', control: 'range', dataType: 'int' },
  photo: upload('image', 'image/*'),
  audio: upload('audio', 'audio/*'),
  video: upload('video', 'video/*'),
  file: upload('file', 'application/*'),
  osm: upload('osm', 'osm/*'),
  start: filled('start', 'dateTime', 'timestamp', 'start'),
  end: filled('end', 'dateTime', 'timestamp', 'end'),
  today: filled('today', 'date', 'date', 'today'),
  deviceid: property('deviceid'),
  subscriberid: property('subscriberid'),
  simserial: property('simserial'),
  phonenumber: property('phonenumber'),
  username: property('username'),
  email: property('email'),
  audit: { name: 'audit', control: null, dataType: 'binary' },
  'start-geopoint': {
    name: 'start-geopoint',
    control: null,
    dataType: 'geopoint',
    action: ['odk:setgeopoint', 'odk-instance-first-load'],
  },
  'background-geopoint': { name: 'background-geopoint', control: null, dataType: 'geopoint' },
  'background-audio': {
    name: 'background-audio',
    control: null,
    dataType: 'binary',
    action: ['odk:recordaudio', 'odk-instance-load'],
  },
  percentage: { ...input('percentage', 'int'), constraint: '0 <= . and . <= 100' },
  'phone number': { ...input('phone number', 'string'), constraint: "regex(., '^\\d*$')", hint: 'Enter numbers only.' },
  'number of days in last month': days('number of days in last month', 31),
  'number of days in last six months': days('number of days in last six months', 183),
  'number of days in last year': days('number of days in last year', 365),
} as const satisfies Readonly<Record<string, QuestionType>>;

type TypeName = keyof typeof types;

/** Older and other spellings. Those of a kind ("q …", "add … prompt", "get …") are found by rule. */
const aliases: Readonly<Record<string, TypeName>> = {
  string: 'text',
  int: 'integer',
  datetime: 'dateTime',
  'date time': 'dateTime',
  trigger: 'acknowledge',
  image: 'photo',
  picture: 'photo',
  location: 'geopoint',
  gps: 'geopoint',
  'start time': 'start',
  'end time': 'end',
  imei: 'deviceid',
  'device id': 'deviceid',
  'subscriber id': 'subscriberid',
  'sim id': 'simserial',
  'uri:deviceid': 'deviceid',
  'uri:subscriberid': 'subscriberid',
  'uri:simserial': 'simserial',
  'uri:phonenumber': 'phonenumber',
  'uri:username': 'username',
  'uri:email': 'email',
};

/** Blanks, "_" and "-" are the same between the words of a type, and so are capitals. */
export const typeKey = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ');

const byKey: ReadonlyMap<string, QuestionType> = new Map([
  ...Object.entries(types).map(([name, type]) => [typeKey(name), type] as const),
  ...Object.entries(aliases).map(([name, type]) => [typeKey(name), types[type]] as const),
]);

/** The type of a question that is neither a select nor a group; null when there is none of that name. */
export function questionType(text: string): QuestionType | null {
  const key = typeKey(text);
  if (key === 'get phone number') return types.phonenumber;
  const inner = /^(?:q |add (?=.* prompt$)|get )(.+?)(?: prompt)?$/.exec(key)?.[1];
  const type = byKey.get(key) ?? (inner === undefined ? undefined : byKey.get(inner));
  if (type === undefined || type.preload === undefined || !key.startsWith('uri:')) return type ?? null;
  return { ...type, preload: [type.preload[0], key] };
}

/** Every name that a type may have, for suggestions: the documented ones. */
export const typeNames: readonly string[] = [
  ...Object.keys(types).map((name) => (name === 'photo' ? 'image' : name)),
  'select_one',
  'select_multiple',
  'select_one_from_file',
  'select_multiple_from_file',
  'rank',
  'begin_group',
  'end_group',
  'begin_repeat',
  'end_repeat',
  'xml-external',
  'csv-external',
];
