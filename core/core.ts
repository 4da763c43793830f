import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { type FromCore, ToCore } from '../shared/contract/host.ts';
import { uuid7 } from '../shared/domain/uuid7.ts';
import { problem, type Result } from '../shared/model/result.ts';
import { compose, type Core } from './compose.ts';
import { describeError } from './log.ts';
import { checkInProgram } from './forms/checkInProgram.ts';
import { openPort } from './openPort.ts';
import type { Clock, Random } from './ports.ts';
import { systemTimer } from './sync/systemTimer.ts';

/** The utility process: reads main's messages one by one and answers. Everything it does is in compose; here is only its outside. */
const clock: Clock = { now: () => Date.now(), monotonic: () => performance.now(), setTimer: systemTimer };
const random: Random = {
  uuid: () => uuid7(Date.now(), randomBytes(10)),
  bytes: (count) => randomBytes(count),
  unit: () => randomBytes(4).readUInt32BE() / 2 ** 32,
};

/** Told to main by the exit code: the storage failed, start me again. */
const gaveUpCode = 70;

const Asked = z.object({ type: z.literal('call'), id: z.int() });

const port = openPort<FromCore>();
const post = (message: FromCore): void => port.post(message);
const forms = checkInProgram(post);
let core: Result<Core> = problem('core_down', 'The background process has not been started yet');

async function onMessage(data: unknown): Promise<void> {
  const parsed = ToCore.safeParse(data);
  if (!parsed.success) {
    // Whoever asked waits for an answer; anything else that does not parse is a bug of main.
    const asked = Asked.parse(data);
    post({ type: 'reply', id: asked.id, result: problem('invalid_input', 'Not a call') });
    return;
  }
  const message = parsed.data;
  if (message.type === 'start') {
    const giveUp = (): void => {
      // The answer that is on its way goes out first.
      setTimeout(() => process.exit(gaveUpCode), 100);
    };
    core = await compose({
      start: message.start,
      clock,
      random,
      fetch: globalThis.fetch,
      post,
      checkForm: forms.checkForm,
      giveUp,
    });
    post({ type: 'ready' });
    return;
  }
  if (message.type === 'formChecked') forms.checked(message.id, message.answer);
  const composed = core;
  if (message.type === 'call') {
    // A core that was refused (newer database, no sound pack) says so to every call: the window has the sentence.
    const result = composed.ok ? await composed.value.call(message.name, message.input) : composed;
    post({ type: 'reply', id: message.id, result });
  } else if (composed.ok && message.type === 'idle') composed.value.idle(message.seconds);
  else if (composed.ok && message.type === 'power') composed.value.power(message.event);
  else if (composed.ok && message.type === 'settingsWritten') composed.value.settingsWritten(message.settings);
}

port.onMessage((data) => {
  onMessage(data).catch((error: unknown) => {
    // A bug outside every call: end, and let main start a fresh process on the same database.
    console.error(JSON.stringify(describeError(error)));
    process.exit(1);
  });
});
