import './zodWithoutEval.ts';
import type { Bridge } from '../shared/contract/ipc.ts';
import { startWindow } from './startWindow.tsx';

declare global {
  interface Window {
    readonly bridge: Bridge;
  }
}

const root = document.querySelector<HTMLElement>('#root');
if (root === null) throw new Error('the page has no #root');
startWindow(window.bridge, root);
