import { expect, test } from 'vitest';
import { ariaChord, chordText, deskActionOf, deskActions, deskKeys } from '../../renderer/keys.ts';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey', boolean>> = {},
  code = '',
) => ({
  key,
  code,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...held,
});

test('no two actions share a key', () => {
  const chords = deskActions.map((action) => chordText(deskKeys[action].chord));
  expect(new Set(chords).size).toBe(chords.length);
});

test('a key does what the table says, and nothing with another modifier held', () => {
  expect(deskActionOf(press('n', { ctrlKey: true }), false)).toBe('newCall');
  expect(deskActionOf(press('N', { ctrlKey: true, shiftKey: true }), false)).toBeNull();
  expect(deskActionOf(press('n'), false)).toBeNull();
  expect(deskActionOf(press('F9'), true)).toBe('endCall');
});

test('Alt and a digit mean the place on the keyboard, whatever sign the layout puts there', () => {
  expect(deskActionOf(press('¡', { altKey: true }, 'Digit1'), false)).toBe('goDesk');
});

test('a question mark asks for the keys, except where it is being typed', () => {
  expect(deskActionOf(press('?', { shiftKey: true }), false)).toBe('help');
  expect(deskActionOf(press('?', { shiftKey: true }), true)).toBeNull();
  expect(deskActionOf(press('F1'), true)).toBe('help');
});

test('no key of the desk is a plain sign, so that typing is never an order', () => {
  const plain = deskActions.filter((action) => {
    const { chord } = deskKeys[action];
    return !('ctrl' in chord || 'alt' in chord || chord.key.startsWith('F'));
  });
  expect(plain).toEqual([]);
});

test('keys are spelled for screen readers as ARIA wants them', () => {
  expect(ariaChord(deskKeys.closeCall.chord)).toBe('Control+Enter');
  expect(ariaChord(deskKeys.syncNow.chord)).toBe('Control+Shift+S');
});
