import { utilityProcess, type UtilityProcess } from 'electron';
import {
  FromCore,
  type CoreStart,
  type FormAnswer,
  type FormFileMessage,
  type ToCore,
} from '../shared/contract/host.ts';
import { problem } from '../shared/model/result.ts';

export type CoreProcess = {
  /** @param databaseKey 64 hexadecimal digits; kept here for starting core again. */
  readonly start: (databaseKey: string) => void;
  /** Never rejects; while core starts or starts again the call waits, when core dies what it was working on is answered with `core_down`. */
  readonly ask: (name: string, input: unknown) => Promise<unknown>;
  readonly tell: (message: ToCore) => void;
  readonly stop: () => void;
};

export type CoreListeners = {
  readonly checkForm: (file: FormFileMessage) => Promise<FormAnswer>;
  /** What core needs to begin; asked for again at each restart. */
  readonly startMessage: (again: { resumeToken: string | null; restarted: boolean }) => Omit<CoreStart, 'databaseKey'>;
  readonly onEvent: (name: string, payload: unknown) => void;
  /** The organisation's public key: it is to be able to open the database, too. */
  readonly onRecoveryKey: (publicKey: string) => void;
  readonly onWriteSettings: (settings: Extract<FromCore, { type: 'writeSettings' }>['settings']) => void;
};

/** Deaths within this span count together; more than the limit and core is left alone, because restarting does not cure it. */
const deathSpanMs = 60_000;
const deathLimit = 5;

/** Keeps core running: forks it, hands it its start, carries calls and events, starts it again when it dies. */
export function createCoreProcess(file: string, listeners: CoreListeners): CoreProcess {
  let child: UtilityProcess | null = null;
  let databaseKey: string | null = null;
  let ready = false;
  let stopping = false;
  let gaveUp = false;
  let resumeToken: string | null = null;
  let nextId = 1;
  let deaths: number[] = [];
  const waiting = new Map<number, { readonly message: ToCore; readonly answer: (result: unknown) => void }>();

  function onMessage(data: unknown): void {
    const message = FromCore.parse(data);
    if (message.type === 'ready') {
      ready = true;
      listeners.onEvent('core.state', { state: 'up' });
      for (const { message: asked } of waiting.values()) child?.postMessage(asked);
    } else if (message.type === 'reply') {
      waiting.get(message.id)?.answer(message.result);
      waiting.delete(message.id);
    } else if (message.type === 'event') listeners.onEvent(message.name, message.payload);
    else if (message.type === 'writeSettings') listeners.onWriteSettings(message.settings);
    else if (message.type === 'recoveryKey') listeners.onRecoveryKey(message.publicKey);
    else if (message.type === 'resumeToken') resumeToken = message.token;
    else void check(message.id, message.file);
  }

  async function check(id: number, file: FormFileMessage): Promise<void> {
    const asker = child;
    const answer = await listeners.checkForm(file);
    // A core that died meanwhile has forgotten its question, and its successor counts from 1 again.
    // Not by `tell`: the form of a new pack is checked while core starts.
    if (child === asker) asker?.postMessage({ type: 'formChecked', id, answer } satisfies ToCore);
  }

  const tell = (message: ToCore): void => {
    if (ready) child?.postMessage(message);
  };

  function fork(restarted: boolean): void {
    if (databaseKey === null) throw new Error('core is started with its key');
    const start = { ...listeners.startMessage({ resumeToken, restarted }), databaseKey };
    const forked = utilityProcess.fork(file, [], { serviceName: 'Tanggap core', stdio: 'inherit' });
    child = forked;
    ready = false;
    forked.on('message', onMessage);
    forked.on('exit', () => {
      if (child === forked) onDeath();
    });
    forked.postMessage({ type: 'start', start } satisfies ToCore);
  }

  function onDeath(): void {
    child = null;
    ready = false;
    for (const { answer } of waiting.values()) answer(problem('core_down', 'The background process ended'));
    waiting.clear();
    if (stopping) return;
    const now = Date.now();
    deaths = [...deaths.filter((at) => now - at < deathSpanMs), now];
    gaveUp = deaths.length > deathLimit;
    listeners.onEvent('core.state', { state: gaveUp ? 'failed' : 'restarting' });
    if (!gaveUp) setTimeout(() => fork(true), 200 * deaths.length);
  }

  return {
    start: (key) => {
      databaseKey = key;
      fork(false);
    },
    ask: (name, input) =>
      new Promise((answer) => {
        const message: ToCore = { type: 'call', id: nextId++, name, input };
        if (gaveUp || stopping) {
          answer(problem('core_down', 'The background process does not run'));
          return;
        }
        waiting.set(message.id, { message, answer });
        if (ready) child?.postMessage(message);
      }),
    tell,
    stop: () => {
      stopping = true;
      child?.kill();
    },
  };
}
