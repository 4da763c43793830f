import { settingHeaders } from '../sheet/headerNames.ts';
import { questionType, typeKey, type QuestionType } from './questionTypes.ts';

export type SelectKind = 'select1' | 'select' | 'rank';
export type SectionKind = 'group' | 'repeat' | 'loop';

/** What the type cell of a row says. */
export type RowType =
  | { readonly kind: 'question'; readonly type: QuestionType }
  | {
      readonly kind: 'select';
      readonly select: SelectKind;
      /** Where the choices are: a list of the choices sheet, a file, the external_choices sheet. */
      readonly source: 'list' | 'file' | 'external';
      /** Name of the list or file, or a `${reference}`; null when the author left it out. */
      readonly list: string | null;
      readonly orOther: boolean;
      /** What stands behind the list and means nothing. */
      readonly rest: string;
    }
  | { readonly kind: 'begin'; readonly section: SectionKind; readonly list: string | null }
  | { readonly kind: 'end'; readonly section: SectionKind }
  | { readonly kind: 'external'; readonly extension: 'csv' | 'xml' }
  /** Old workbooks set the title and the id in rows of the survey. */
  | { readonly kind: 'setting'; readonly field: string }
  | { readonly kind: 'unknown' };

type Source = 'list' | 'file' | 'external';

const commands: readonly (readonly [command: string, select: SelectKind, source: Source])[] = [
  ['select one from file', 'select1', 'file'],
  ['select multiple from file', 'select', 'file'],
  ['select one external', 'select1', 'external'],
  ['add select one prompt using', 'select1', 'list'],
  ['add select multiple prompt using', 'select', 'list'],
  ['select all that apply from', 'select', 'list'],
  ['select all that apply', 'select', 'list'],
  ['select one using', 'select1', 'list'],
  ['select multiple using', 'select', 'list'],
  ['select one from', 'select1', 'list'],
  ['select multiple from', 'select', 'list'],
  ['q select1', 'select1', 'list'],
  ['q select', 'select', 'list'],
  ['select one', 'select1', 'list'],
  ['select1', 'select1', 'list'],
  ['selectone', 'select1', 'list'],
  ['select multiple', 'select', 'list'],
  ['selectmultiple', 'select', 'list'],
  ['rank', 'rank', 'list'],
];

const selects = commands.map(([command, select, source]) => ({
  pattern: new RegExp(`^${command.replaceAll(' ', String.raw`[\s_-]+`)}(?:\\s+(.*))?$`, 'is'),
  select,
  source,
}));

const sections: Readonly<Record<string, SectionKind>> = {
  group: 'group',
  repeat: 'repeat',
  lgroup: 'repeat',
  'looped group': 'repeat',
  loop: 'loop',
};

const section = /^(begin|end)[\s_-]*(group|repeat|lgroup|looped[\s_-]+group|loop)(?:[\s_-]+(?:over[\s_-]+)?(\S+))?$/i;
const other = /\s+(?:or[\s_-]+specify[\s_-]+other|or[\s_-]*other)$/i;

export function readType(text: string): RowType {
  const begin = section.exec(text);
  const kind = begin === null ? undefined : sections[typeKey(begin[2] ?? '')];
  if (begin !== null && kind !== undefined) {
    const list = begin[3] ?? null;
    if (begin[1]?.toLowerCase() === 'end') return { kind: 'end', section: kind };
    if (list === null || kind === 'loop') return { kind: 'begin', section: kind, list };
  }
  const key = typeKey(text);
  if (key === 'xml external' || key === 'csv external') {
    return { kind: 'external', extension: key === 'xml external' ? 'xml' : 'csv' };
  }
  const type = questionType(/^osm\s/i.test(text) ? 'osm' : text);
  if (type !== null) return { kind: 'question', type };
  const setting = settingOf(key);
  return setting ?? readSelect(text) ?? { kind: 'unknown' };
}

function settingOf(key: string): RowType | null {
  const name = key.replaceAll(' ', '_');
  if (name === 'form_title' || name === 'form_id') return { kind: 'setting', field: name };
  const field = name.startsWith('set_form_') ? settingHeaders.aliases[name] : undefined;
  return field === undefined ? null : { kind: 'setting', field };
}

function readSelect(text: string): RowType | null {
  for (const { pattern, select, source } of selects) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const after = found[1]?.trim() ?? '';
    const withOther = ` ${after}`;
    const orOther = other.test(withOther);
    const words = withOther.replace(other, '').trim().split(/\s+/).filter(Boolean);
    // "select one from list yes_no"
    if (words.length > 1 && words[0]?.toLowerCase() === 'list') words.shift();
    // A file may have blanks in its name.
    const isFile = source === 'file' || /\.(?:csv|xml|geojson)$/i.test(words.join(' '));
    const [first, ...rest] = isFile ? [words.join(' ')] : words;
    return {
      kind: 'select',
      select,
      source: isFile && source === 'list' ? 'file' : source,
      list: first === undefined || first === '' ? null : first,
      orOther,
      rest: rest.join(' '),
    };
  }
  return null;
}
