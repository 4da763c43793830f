/** What a link from outside may ask for. It opens a panel at most: it never dials, never carries a number or a token. */
export type DeskCommand = 'newCall' | 'help' | 'settings';

const commands: Readonly<Record<string, DeskCommand>> = {
  'tanggap://new-call': 'newCall',
  'tanggap://help': 'help',
  'tanggap://settings': 'settings',
};

/** Finds a known link among the words of a start; anything else, also a known link with something added, is null. */
export function readDeepLink(words: readonly string[]): DeskCommand | null {
  for (const word of words) {
    const command = commands[word.replace(/\/$/, '')];
    if (command !== undefined) return command;
  }
  return null;
}
