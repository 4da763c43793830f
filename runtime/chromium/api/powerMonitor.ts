import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { guardClass } from '../strict.ts';

let lastInput = Date.now();

/** A window saw a key or a pointer. */
export function noteInput(): void {
  lastInput = Date.now();
}

/**
 * Electron's `powerMonitor`. Idle time is counted from input that this app's windows saw, not the whole desktop; suspend,
 * resume and the like come only from tests (`powerMonitor.emit('suspend')`).
 */
class PowerMonitor
  extends EventEmitter
  implements
    Pick<Electron.PowerMonitor, 'getSystemIdleTime' | 'getSystemIdleState' | 'isOnBatteryPower' | 'onBatteryPower'>
{
  readonly onBatteryPower = false;

  getSystemIdleTime(): number {
    return Math.floor((Date.now() - lastInput) / 1000);
  }
  getSystemIdleState(idleThreshold: number): 'active' | 'idle' | 'locked' | 'unknown' {
    if (!(idleThreshold > 0)) throw new TypeError('Invalid idle threshold, must be greater than 0');
    return this.getSystemIdleTime() >= idleThreshold ? 'idle' : 'active';
  }
  isOnBatteryPower(): boolean {
    return this.onBatteryPower;
  }
}
guardClass(PowerMonitor, 'powerMonitor');

export const powerMonitor = new PowerMonitor();
