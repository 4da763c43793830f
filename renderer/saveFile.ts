/** Milliseconds that the browser may take to begin reading a file before its bytes are let go of. */
const keptMs = 60_000;

/** Hands a file to the person, who says in the system's own window where it goes. @param content base64. */
export const saveFile = ({ fileName, content }: { readonly fileName: string; readonly content: string }): void => {
  const bytes = Uint8Array.from(atob(content), (character) => character.codePointAt(0) ?? 0);
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
};
