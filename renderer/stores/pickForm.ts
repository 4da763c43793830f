import type { InputOf } from '../../shared/contract/ipc.ts';

/** A file as a person dropped or picked it. */
export type PickedFile = { readonly name: string; readonly bytes: Uint8Array };

const ranks: readonly RegExp[] = [/\.xls[xm]$/i, /\.xls[b]?$/i, /\.xml$/i];
const rankOf = ({ name }: PickedFile): number => {
  const rank = ranks.findIndex((ending) => ending.test(name));
  return rank === -1 ? ranks.length : rank;
};

/** Which of several files is the form: a workbook before an XForm, else the first; all others are its media. */
export const pickForm = (
  files: readonly PickedFile[],
): { readonly form: PickedFile; readonly media: readonly PickedFile[] } | null => {
  const [form] = files.toSorted((one, other) => rankOf(one) - rankOf(other));
  return form === undefined ? null : { form, media: files.filter((file) => file !== form) };
};

const chunkBytes = 0x80_00;

/** Base64, in pieces that the stack can take. */
export const base64Of = (bytes: Uint8Array): string => {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    pieces.push(String.fromCodePoint(...bytes.subarray(at, at + chunkBytes)));
  }
  return btoa(pieces.join(''));
};

/** What `forms.check` takes. */
export const checkInput = (form: PickedFile, media: readonly PickedFile[]): InputOf<'forms.check'> => ({
  name: form.name,
  content: base64Of(form.bytes),
  media: media.map(({ name, bytes }) => ({ name, content: base64Of(bytes) })),
});
