import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { believe } from '../believe.ts';
import { guardClass } from '../strict.ts';
import { app } from './app.ts';

const SIZE = { width: 1920, height: 1080 };

/** The one display that a headless Chromium is started with; under a real display its true size is not known here. */
function display(): Electron.Display {
  const area = { x: 0, y: 0, ...SIZE };
  return believe<Electron.Display>({
    id: 1,
    label: 'chromium runtime',
    bounds: area,
    workArea: area,
    size: SIZE,
    workAreaSize: SIZE,
    scaleFactor: 1,
    rotation: 0,
    internal: false,
    detected: true,
    colorDepth: 24,
    touchSupport: 'unknown',
    accelerometerSupport: 'unknown',
    displayFrequency: 60,
    nativeOrigin: { x: 0, y: 0 },
  });
}

/** Electron's `screen`. */
class Screen
  extends EventEmitter
  implements
    Pick<
      Electron.Screen,
      'getPrimaryDisplay' | 'getAllDisplays' | 'getDisplayMatching' | 'getDisplayNearestPoint' | 'getCursorScreenPoint'
    >
{
  getPrimaryDisplay(): Electron.Display {
    if (!app.isReady()) throw new Error("The 'screen' module can't be used before the app 'ready' event");
    return display();
  }
  getAllDisplays(): Electron.Display[] {
    return [this.getPrimaryDisplay()];
  }
  getDisplayMatching(): Electron.Display {
    return this.getPrimaryDisplay();
  }
  getDisplayNearestPoint(): Electron.Display {
    return this.getPrimaryDisplay();
  }
  getCursorScreenPoint(): Electron.Point {
    return { x: 0, y: 0 };
  }
}
guardClass(Screen, 'screen');

export const screen = new Screen();
