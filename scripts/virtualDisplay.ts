import { spawn, type ChildProcess } from 'node:child_process';

/** True on machines where a window can be shown as it is. */
export const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

/** Starts Xvfb on a number that it chooses itself; resolves with the name for DISPLAY and the process to end. */
export function startVirtualDisplay(): Promise<{ readonly display: string; readonly process: ChildProcess }> {
  return new Promise((resolve, reject) => {
    const words = ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'];
    const child = spawn('Xvfb', words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const answer = child.stdio[3];
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    if (answer === null || answer === undefined || !('setEncoding' in answer)) {
      reject(new Error('Xvfb has no answer pipe'));
      return;
    }
    answer.setEncoding('utf8');
    answer.once('data', (number: string) => resolve({ display: `:${number.trim()}`, process: child }));
  });
}
