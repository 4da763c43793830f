import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Readable } from 'node:stream';
import type Electron from 'electron';
import { nodePath } from '../boot/nodePath.ts';
import { clone } from '../ports/clone.ts';
import { closeEnd, closeHome, postedFrom, sendHome } from '../ports/hub.ts';
import type { RemoteHome } from '../ports/hub.ts';
import { MessagePortMain } from '../ports/messagePort.ts';
import type { FromUtility, ToUtility } from '../ports/utilityWire.ts';
import { guardClass } from '../strict.ts';
import { app } from './app.ts';
import { cancelableEvent } from './cancelableEvent.ts';

// As in Electron, a rejection that nobody handles is a warning, in utility processes too.
const NODE_SWITCHES = ['--disable-warning=ExperimentalWarning', '--unhandled-rejections=warn'];
const BOOT = fileURLToPath(new URL('../utilityBoot.ts', import.meta.url));

function stdioOf(option: Electron.ForkOptions['stdio']): ('pipe' | 'ignore' | 'inherit' | 'ipc')[] {
  const given = Array.isArray(option) ? option : ['ignore', option ?? 'inherit', option ?? 'inherit'];
  const [input, output, errors] = given;
  if (input !== 'ignore') throw new TypeError('stdin value other than ignore is not supported.');
  const known = (value: string | undefined): 'pipe' | 'ignore' | 'inherit' => {
    if (value === 'pipe' || value === 'ignore' || value === 'inherit') return value;
    throw new TypeError(`${String(value)} is not a valid value for stdio`);
  };
  return ['ignore', known(output), known(errors), 'ipc'];
}

/** A Node program beside the main process, as Electron's utilityProcess runs it. */
class UtilityProcess extends EventEmitter implements Omit<Electron.UtilityProcess, keyof EventEmitter> {
  pid: number | undefined = undefined;
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  private readonly child: ChildProcess;
  private readonly home: RemoteHome;

  constructor(modulePath: string, args: string[], options: Electron.ForkOptions) {
    super();
    const nodeArgs = [...(options.execArgv ?? []), ...NODE_SWITCHES, BOOT, modulePath, ...args];
    this.child = spawn(nodePath, nodeArgs, {
      stdio: stdioOf(options.stdio),
      env: { ...(options.env ?? process.env), ELECTRON_ON_CHROMIUM_EXEC_PATH: process.execPath },
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    const { child } = this;
    this.stdout = child.stdout;
    this.stderr = child.stderr;
    const tell = (message: ToUtility): void => {
      if (child.connected) child.send(message, () => undefined);
    };
    this.home = {
      deliver: (id, data, ports) => tell({ op: 'port', id, data, ports }),
      closed: (id) => tell({ op: 'portClosed', id }),
    };
    child.on('spawn', () => {
      this.pid = child.pid;
      this.emit('spawn');
    });
    child.on('error', (error) => this.emit('error', 'FatalError', 'spawn', error.message));
    child.on('message', (message: FromUtility) => this.receive(message));
    child.on('exit', (code, signal) => {
      this.pid = undefined;
      closeHome(this.home);
      const exitCode = code ?? 128 + (signal === 'SIGTERM' ? 15 : 9);
      this.emit('exit', exitCode);
      const reason = exitCode === 0 ? 'clean-exit' : signal === null ? 'abnormal-exit' : 'killed';
      const details = {
        type: 'Utility',
        reason,
        exitCode,
        serviceName: 'node.mojom.NodeService',
        name: options.serviceName,
      };
      app.emit('child-process-gone', cancelableEvent({}), details);
    });
  }

  private receive(message: FromUtility): void {
    switch (message.op) {
      case 'message':
        this.emit('message', clone.decode(message.data));
        return;
      case 'port':
        postedFrom(message.id, message.data, message.ports);
        return;
      case 'portClosed':
        closeEnd(message.id);
        return;
      default:
    }
  }

  postMessage(message: unknown, transfer: Electron.MessagePortMain[] = []): void {
    const data = clone.encode(message);
    const ports = MessagePortMain.transfer(transfer);
    for (const port of ports) sendHome(port, this.home);
    const send: ToUtility = { op: 'message', data, ports };
    if (this.child.connected) this.child.send(send, () => undefined);
  }

  kill(): boolean {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return false;
    return this.child.kill('SIGTERM');
  }
}
guardClass(UtilityProcess, 'utilityProcess');

export const utilityProcess = {
  fork(modulePath: string, args: string[] = [], options: Electron.ForkOptions = {}): UtilityProcess {
    if (!app.isReady()) throw new Error('utilityProcess cannot be created before app is ready.');
    if (typeof modulePath !== 'string') throw new TypeError('Missing UtilityProcess entry script.');
    return new UtilityProcess(modulePath, args, options);
  },
};
