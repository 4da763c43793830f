import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { problem, type Result } from '../shared/model/result.ts';
import { isAppUrl } from './appOrigin.ts';

/** The main frame of one of our windows on our own page: nobody else is answered (Electron security checklist, item 17). */
function isOurPage(event: IpcMainInvokeEvent, isOurWindow: (contentsId: number) => boolean): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isAppUrl(frame.url) && isOurWindow(event.sender.id);
}

/** The one channel from the page. Main checks who sends and passes the rest on unread; names, roles and inputs are core's. */
export function answerCalls(
  isOurWindow: (contentsId: number) => boolean,
  askCore: (name: string, input: unknown) => Promise<unknown>,
): void {
  ipcMain.handle('call', (event, name: unknown, input: unknown): Promise<unknown> | Result<never> => {
    if (!isOurPage(event, isOurWindow)) return problem('not_allowed', 'The sender is not the page of this program');
    if (typeof name !== 'string') return problem('invalid_input', 'A call has a name');
    return askCore(name, input);
  });
}
