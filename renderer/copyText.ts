/** Puts a text on the clipboard, in answer to a key or a click: no permission is asked for. False when that was refused. */
export const copyText = (text: string): boolean => {
  const put = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', put, { once: true });
  // The asynchronous clipboard asks for a permission, and this window has none; this command does not.
  const isCopied = document.execCommand('copy');
  document.removeEventListener('copy', put);
  return isCopied;
};
