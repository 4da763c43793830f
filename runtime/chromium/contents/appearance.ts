import { nativeTheme } from '../api/nativeTheme.ts';
import type { PageSession } from './session.ts';

/** A colour as Electron writes it: #RGB, #RRGGBB or #AARRGGBB. Null when it is none of these. */
function parseColour(text: string): { r: number; g: number; b: number; a: number } | null {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i.exec(text)?.[1];
  if (digits === undefined) return null;
  const long = digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits;
  const [a = 255, r = 0, g = 0, b = 0] =
    (long.length === 8 ? long : `ff${long}`).match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  return { r, g, b, a: a / 255 };
}

/** How a page is shown: zoom, theme, and the colour behind it. */
export interface Appearance {
  /** `size` is the window's content in DIP. */
  zoom(factor: number, size: { width: number; height: number }): void;
  background(colour: string): void;
  stop(): void;
}

/** Follows `nativeTheme` for one page. */
export function createAppearance(session: PageSession): Appearance {
  let themed = false;
  const applyTheme = (): void => {
    const { themeSource } = nativeTheme;
    if (themeSource === 'system' && !themed) return;
    themed = true;
    const value = themeSource === 'system' ? '' : themeSource;
    session.post('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
  };
  applyTheme();
  nativeTheme.on('updated', applyTheme);
  return {
    zoom(factor, { width, height }) {
      // First cleared, because Chromium does nothing when it believes that what is asked for is so already.
      session.post('Emulation.clearDeviceMetricsOverride', {});
      if (factor === 1) return;
      // Zoom as Chromium does it: fewer CSS pixels across, each of them larger.
      session.post('Emulation.setDeviceMetricsOverride', {
        width: Math.round(width / factor),
        height: Math.round(height / factor),
        deviceScaleFactor: factor,
        mobile: false,
        // The window keeps its size on the screen.
        dontSetVisibleSize: true,
      });
    },
    background(colour) {
      const parsed = parseColour(colour);
      if (parsed !== null) session.post('Emulation.setDefaultBackgroundColorOverride', { color: parsed });
    },
    stop: () => void nativeTheme.off('updated', applyTheme),
  };
}
