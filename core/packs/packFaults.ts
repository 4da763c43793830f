import { parsePhone } from '../../shared/domain/phone.ts';
import type { Pack } from '../../shared/model/pack.ts';
import type { Fault } from './fault.ts';

type Place = { readonly place: string; readonly reason: string };

/** What is wrong inside a pack.json that has the right shape: codes that stand twice or lead nowhere, languages, times. */
export function packFaults(pack: Pack, file: string): Fault[] {
  return [
    ...codeFaults(pack),
    ...dispositionFaults(pack),
    ...languageFaults(pack),
    ...timeFaults(pack),
    ...lineFaults(pack),
    ...rollUpFaults(pack),
    ...surgeFaults(pack),
  ].map((place) => ({ file, ...place }));
}

function* codeFaults(pack: Pack): Generator<Place> {
  yield* twice(
    'languages',
    pack.languages.map(({ code }) => code),
    'code',
  );
  yield* twice(
    'channels',
    pack.channels.map(({ code }) => code),
    'code',
  );
  yield* twice(
    'dispositionGroups',
    pack.dispositionGroups.map(({ code }) => code),
    'code',
  );
  yield* twice(
    'dispositions',
    pack.dispositions.map(({ code }) => code),
    'code',
  );
  yield* twice(
    'dispositions',
    pack.dispositions.map(({ quickKey }) => quickKey),
    'quickKey',
  );
  yield* twice(
    'pauseCodes',
    pack.pauseCodes.map(({ code }) => code),
    'code',
  );
  yield* twice(
    'priorities',
    pack.priorities.map(({ code }) => code),
    'code',
  );
  yield* twice(
    'referrals',
    pack.referrals.map(({ code }) => code),
    'code',
  );
  yield* twice(
    'official.categories',
    pack.official.categories.map(({ code }) => code),
    'code',
  );
  yield* twice(
    'knowledge',
    pack.knowledge.map(({ id }) => id),
    'id',
  );
  yield* twice(
    'holidays',
    pack.holidays.map(({ date }) => date),
    'date',
  );
}

function* twice(place: string, values: readonly (string | null)[], key: string): Generator<Place> {
  for (const [index, value] of values.entries()) {
    if (value !== null && values.indexOf(value) < index)
      yield { place: `${place}[${index}].${key}`, reason: `${value} stands twice` };
  }
}

function* dispositionFaults({ dispositions, dispositionGroups }: Pack): Generator<Place> {
  const groups = new Set(dispositionGroups.map(({ code }) => code));
  for (const [index, { group, quickKey, requires, allowGaps }] of dispositions.entries()) {
    if (!groups.has(group)) yield { place: `dispositions[${index}].group`, reason: `There is no group ${group}` };
    if (quickKey !== null && requires.length > 0 && !allowGaps) {
      yield { place: `dispositions[${index}].quickKey`, reason: 'It closes without a question, but requires answers' };
    }
  }
}

function* languageFaults(pack: Pack): Generator<Place> {
  const codes = pack.languages.map(({ code }) => code);
  if (!codes.includes(pack.defaultLanguage))
    yield { place: 'defaultLanguage', reason: `${pack.defaultLanguage} is not one of the pack's languages` };
  for (const needed of ['id', 'en']) {
    if (!codes.includes(needed)) yield { place: 'languages', reason: `${needed} is missing` };
  }
  const others = codes.filter((code) => code !== 'id' && code !== 'en');
  for (const { place, text } of textsOf(pack, '')) {
    for (const code of others) {
      if (!Object.hasOwn(text, code)) yield { place, reason: `The text is missing in ${code}` };
    }
  }
}

/** Every text of the pack: what has an Indonesian and an English side. Files of articles look the same and are not. */
function* textsOf(value: unknown, place: string): Generator<{ readonly place: string; readonly text: object }> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value) && 'id' in value && 'en' in value) {
    yield { place, text: value };
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (key !== 'files')
      yield* textsOf(inner, Array.isArray(value) ? `${place}[${key}]` : place === '' ? key : `${place}.${key}`);
  }
}

function* timeFaults({ timeZone, hours }: Pack): Generator<Place> {
  if (!isTimeZone(timeZone)) yield { place: 'timeZone', reason: `${timeZone} is not a time zone of the IANA database` };
  for (const [index, { from, to }] of hours.entries()) {
    if (from >= to) yield { place: `hours[${index}]`, reason: `It ends at ${to}, before it begins at ${from}` };
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function* lineFaults({ channels }: Pack): Generator<Place> {
  for (const [index, { line }] of channels.entries()) {
    if (parsePhone(line).kind !== 'number')
      yield { place: `channels[${index}].line`, reason: `${line} is not a telephone number` };
  }
}

function* rollUpFaults({ official }: Pack): Generator<Place> {
  const categories = new Set(official.categories.map(({ code }) => code));
  for (const [code, category] of Object.entries(official.rollUp)) {
    if (!categories.has(category))
      yield { place: `official.rollUp.${code}`, reason: `There is no category ${category}` };
  }
}

/** A surge call asks a few questions and promises to call back: what closes it must promise that, and ask for nothing else. */
function* surgeFaults({ surge, dispositions }: Pack): Generator<Place> {
  if (surge === null) return;
  const place = 'surge.disposition';
  const closes = dispositions.find(({ code }) => code === surge.disposition);
  if (!closes) {
    yield { place, reason: `There is no disposition ${surge.disposition}` };
    return;
  }
  if (!closes.needsCallback) yield { place, reason: `${closes.code} promises no call back` };
  const others = closes.requires.filter((name) => !surge.questions.includes(name));
  if (others.length > 0)
    yield { place, reason: `${closes.code} requires what a surge does not ask: ${others.join(', ')}` };
}
