import { powerMonitor } from 'electron';
import type { ToCore } from '../shared/contract/host.ts';

const idleCheckMs = 5_000;

/** Tells core when the workstation sleeps, is locked or left alone. Lock events exist on macOS and Windows only; idle time everywhere. */
export function watchPower(tell: (message: ToCore) => void): void {
  powerMonitor.on('suspend', () => tell({ type: 'power', event: 'suspend' }));
  powerMonitor.on('resume', () => tell({ type: 'power', event: 'resume' }));
  powerMonitor.on('lock-screen', () => tell({ type: 'power', event: 'lockScreen' }));
  powerMonitor.on('shutdown', () => tell({ type: 'power', event: 'shutdown' }));
  setInterval(() => tell({ type: 'idle', seconds: powerMonitor.getSystemIdleTime() }), idleCheckMs);
}
