import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { guardClass } from '../strict.ts';
import { switches } from './commandLine.ts';

type ThemeSource = Electron.NativeTheme['themeSource'];

/** Electron's `nativeTheme`. Windows follow 'updated'. */
class NativeTheme
  extends EventEmitter
  implements
    Pick<
      Electron.NativeTheme,
      | 'themeSource'
      | 'shouldUseDarkColors'
      | 'shouldUseHighContrastColors'
      | 'shouldUseInvertedColorScheme'
      | 'inForcedColorsMode'
      | 'prefersReducedTransparency'
    >
{
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly inForcedColorsMode = false;
  readonly prefersReducedTransparency = false;
  private source: ThemeSource = 'system';

  get themeSource(): ThemeSource {
    return this.source;
  }
  set themeSource(source: ThemeSource) {
    if (!['system', 'light', 'dark'].includes(source)) throw new TypeError(`Unknown theme source: ${source}`);
    if (source === this.source) return;
    this.source = source;
    this.emit('updated');
  }
  get shouldUseDarkColors(): boolean {
    return this.source === 'system' ? switches.has('force-dark-mode') : this.source === 'dark';
  }
}
guardClass(NativeTheme, 'nativeTheme');

export const nativeTheme = new NativeTheme();
