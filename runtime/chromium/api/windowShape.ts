import type Electron from 'electron';

export type ShapeState = 'normal' | 'minimized' | 'maximized' | 'fullscreen';

/** Where a window is and how large: content and outer bounds are the same here, as for a frameless window. */
export interface WindowShape {
  state: ShapeState;
  bounds: Electron.Rectangle;
  minimum: Electron.Size;
  maximum: Electron.Size;
}

/** The shape that a window's options ask for; without a position it is centred on the display, as in Electron. */
export function initialShape(options: Electron.BrowserWindowConstructorOptions, display: Electron.Size): WindowShape {
  const minimum = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 };
  const maximum = { width: options.maxWidth ?? 0, height: options.maxHeight ?? 0 };
  const size = clampSize({ width: options.width ?? 800, height: options.height ?? 600 }, minimum, maximum);
  const x = options.x ?? Math.max(0, Math.round((display.width - size.width) / 2));
  const y = options.y ?? Math.max(0, Math.round((display.height - size.height) / 2));
  return { state: options.fullscreen === true ? 'fullscreen' : 'normal', bounds: { x, y, ...size }, minimum, maximum };
}

/** A size within limits; a limit of 0 is none. */
export function clampSize(size: Electron.Size, minimum: Electron.Size, maximum: Electron.Size): Electron.Size {
  const clamp = (value: number, low: number, high: number): number =>
    Math.max(low, high === 0 ? value : Math.min(value, high), 1);
  return {
    width: Math.round(clamp(size.width, minimum.width, maximum.width)),
    height: Math.round(clamp(size.height, minimum.height, maximum.height)),
  };
}
