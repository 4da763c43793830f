import { readFileSync, writeFileSync } from 'node:fs';
import { FormFileMessage } from '../../shared/contract/host.ts';
import { openPort } from '../openPort.ts';
import { checkForm } from './checkForm.ts';
import { FormCheck } from './formCheck.ts';

/** The process that checks one form: a file is its only input, JSON of a FormCheck its only answer. Who started it ends it. */
const port = openPort<string>();

async function answer(data: unknown): Promise<void> {
  const { fileName, bytes, media } = FormFileMessage.parse(data);
  forgetPeak();
  const start = performance.now();
  const check = await checkForm({ fileName, bytes, media });
  const effort = { ms: performance.now() - start, megabytes: peakMegabytes() };
  port.post(JSON.stringify(FormCheck.parse({ ...check, effort })));
}

const isLinux = process.platform === 'linux';

/** Lets the next form have a peak of its own. */
function forgetPeak(): void {
  if (isLinux) writeFileSync('/proc/self/clear_refs', '5');
}

/**
 * The most memory that this process had. What Node tells begins with the peak of whoever started it, so Linux itself is asked;
 * elsewhere it is an upper bound.
 */
function peakMegabytes(): number {
  const peak = isLinux ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] : undefined;
  return Number(peak ?? process.resourceUsage().maxRSS) / 1024;
}

port.onMessage((data) => {
  answer(data).catch((error: unknown) => {
    // A bug; whoever waits is told by the exit.
    console.error(error);
    process.exit(1);
  });
});
