/** Every key of the product in one table: the screen acts on it, shows it in place, and prints it as the key sheet. */
export type Chord = {
  /** `KeyboardEvent.key`, letters in lower case; digits are matched by their place on the keyboard. */
  readonly key: string;
  readonly ctrl?: true;
  readonly alt?: true;
  readonly shift?: true;
};

type Binding = { readonly chord: Chord; readonly group: KeyGroup; readonly also?: Chord };

export type KeyGroup = 'calls' | 'script' | 'panels' | 'lists' | 'desk';
export const keyGroups: readonly KeyGroup[] = ['calls', 'script', 'panels', 'lists', 'desk'];

/** Keys that the window itself acts on, wherever the focus is. */
export const deskKeys = {
  newCall: { chord: { key: 'n', ctrl: true }, group: 'calls' },
  holdCall: { chord: { key: 'F8' }, group: 'calls' },
  endCall: { chord: { key: 'F9' }, group: 'calls' },
  closeCall: { chord: { key: 'Enter', ctrl: true }, group: 'calls' },
  nextCall: { chord: { key: 'Tab', ctrl: true }, group: 'calls' },
  previousCall: { chord: { key: 'Tab', ctrl: true, shift: true }, group: 'calls' },
  callerNumber: { chord: { key: 'u', alt: true }, group: 'calls' },
  jumpMap: { chord: { key: 'j', ctrl: true }, group: 'panels' },
  history: { chord: { key: 'h', alt: true }, group: 'panels' },
  knowledge: { chord: { key: 'p', alt: true }, group: 'panels' },
  note: { chord: { key: 'c', alt: true }, group: 'panels' },
  backToScript: { chord: { key: 's', alt: true }, group: 'panels' },
  scriptLanguage: { chord: { key: 'b', alt: true }, group: 'script' },
  goDesk: { chord: { key: '1', alt: true }, group: 'desk' },
  goCases: { chord: { key: '2', alt: true }, group: 'desk' },
  goShift: { chord: { key: '3', alt: true }, group: 'desk' },
  goSync: { chord: { key: '4', alt: true }, group: 'desk' },
  goSettings: { chord: { key: '5', alt: true }, group: 'desk' },
  goForms: { chord: { key: '6', alt: true }, group: 'desk' },
  syncNow: { chord: { key: 's', ctrl: true, shift: true }, group: 'desk' },
  lock: { chord: { key: 'l', ctrl: true }, group: 'desk' },
  help: { chord: { key: 'F1' }, also: { key: '?' }, group: 'desk' },
} as const satisfies Record<string, Binding>;

export type DeskAction = keyof typeof deskKeys;

/** Keys that the part with the focus acts on; here so that the key sheet is complete. */
export const localKeys = {
  nextQuestion: { chord: { key: 'Enter' }, group: 'script' },
  previousQuestion: { chord: { key: 'Enter', shift: true }, group: 'script' },
  nextStep: { chord: { key: 'PageDown' }, group: 'script' },
  previousStep: { chord: { key: 'PageUp' }, group: 'script' },
  pickChoice: { chord: { key: '1–9' }, group: 'script' },
  leavePanel: { chord: { key: 'Escape' }, group: 'panels' },
  moveInList: { chord: { key: '↑ ↓' }, group: 'lists' },
  openRow: { chord: { key: 'Enter' }, group: 'lists' },
  searchList: { chord: { key: '/' }, group: 'lists' },
} as const satisfies Record<string, Binding>;

export type LocalAction = keyof typeof localKeys;

type KeyPress = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
};

const pressedKey = (press: KeyPress): string => {
  // With Alt held, some layouts put a sign on the key cap; the place on the keyboard is what the agent's hand knows.
  if (press.altKey && /^Digit\d$/.test(press.code)) return press.code.slice(5);
  if (press.altKey && /^Key[A-Z]$/.test(press.code)) return press.code.slice(3).toLowerCase();
  return press.key.length === 1 ? press.key.toLowerCase() : press.key;
};

const matches = (chord: Chord, press: KeyPress): boolean =>
  !press.metaKey &&
  pressedKey(press) === chord.key &&
  press.ctrlKey === (chord.ctrl ?? false) &&
  press.altKey === (chord.alt ?? false) &&
  // "?" needs Shift on most layouts and not on others: the sign decides.
  (chord.key === '?' || press.shiftKey === (chord.shift ?? false));

const isDeskAction = (name: string): name is DeskAction => Object.hasOwn(deskKeys, name);
const isLocalAction = (name: string): name is LocalAction => Object.hasOwn(localKeys, name);
export const deskActions: readonly DeskAction[] = Object.keys(deskKeys).filter(isDeskAction);
export const localActions: readonly LocalAction[] = Object.keys(localKeys).filter(isLocalAction);

/** What a key press asks the window for, or null. A bare sign ("?") counts only outside text fields. */
export const deskActionOf = (press: KeyPress, isTyping: boolean): DeskAction | null => {
  for (const action of deskActions) {
    const { chord, also }: Binding = deskKeys[action];
    if (matches(chord, press)) return action;
    if (also !== undefined && !(isTyping && also.key.length === 1) && matches(also, press)) return action;
  }
  return null;
};

const modifiers = (chord: Chord, names: readonly [string, string, string]): readonly string[] => [
  ...(chord.ctrl === true ? [names[0]] : []),
  ...(chord.alt === true ? [names[1]] : []),
  ...(chord.shift === true ? [names[2]] : []),
];

const cap = (key: string): string => (key === 'Escape' ? 'Esc' : key.length === 1 ? key.toUpperCase() : key);

/** As people write it: "Ctrl+Enter". */
export const chordText = (chord: Chord): string =>
  [...modifiers(chord, ['Ctrl', 'Alt', 'Shift']), cap(chord.key)].join('+');

/** As `aria-keyshortcuts` wants it: "Control+Enter". */
export const ariaChord = (chord: Chord): string =>
  [...modifiers(chord, ['Control', 'Alt', 'Shift']), chord.key.length === 1 ? chord.key.toUpperCase() : chord.key].join(
    '+',
  );
