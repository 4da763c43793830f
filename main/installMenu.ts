import { Menu } from 'electron';

/** Only what the operating system needs for copy and paste: every action of the product has its key on the screen. */
export function installMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ role: 'editMenu' }]));
}
