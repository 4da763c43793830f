import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { believe } from '../believe.ts';
import type { PageAccelerator } from '../page/wire.ts';
import { guardClass } from '../strict.ts';
import { parseAccelerator } from './accelerator.ts';
import { app } from './app.ts';
import { ROLE_MENUS, ROLES } from './menuRoles.ts';
import type { Role, RoleWindow } from './menuRoles.ts';

type Template = Electron.MenuItemConstructorOptions;

/** Emits 'changed' when the application menu is another one; `focused` finds the window that a menu acts on. */
export const menuLink = new EventEmitter<{ changed: [] }>();
let focused: () => RoleWindow | null = () => null;
/** Says how to find the window that menus act on. */
export function provideFocusedWindow(find: () => RoleWindow | null): void {
  focused = find;
}

let lastCommandId = 0;

/** Electron's MenuItem. */
export class MenuItem {
  readonly commandId: number;
  readonly role: Role | undefined;
  readonly type: NonNullable<Template['type']>;
  readonly accelerator: string | null;
  readonly userAccelerator = null;
  readonly registerAccelerator: boolean;
  readonly submenu: Menu | undefined;
  readonly icon: Template['icon'];
  id: string;
  label: string;
  sublabel: string;
  toolTip: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  /** The menu that holds it; set when it is added to one. */
  menu: Menu | null = null;
  /** Runs the item as if it had been chosen. */
  readonly click: (event?: unknown, window?: unknown) => void;

  constructor(options: Template) {
    lastCommandId += 1;
    this.commandId = lastCommandId;
    const defaults = options.role === undefined ? undefined : ROLES[options.role];
    const roleMenu = options.role === undefined ? undefined : ROLE_MENUS[options.role];
    const submenu = options.submenu ?? roleMenu;
    this.role = options.role;
    this.label = options.label ?? defaults?.label ?? '';
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : believe<Menu | undefined>(submenu);
    this.type = options.type ?? (this.submenu === undefined ? 'normal' : 'submenu');
    this.accelerator = options.accelerator ?? defaults?.accelerator ?? null;
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.icon = options.icon;
    this.id = options.id ?? '';
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    const chosen = options.click;
    this.click = (event = {}, window = focused()) => {
      if (!this.enabled) return;
      this.check();
      defaults?.act(believe<RoleWindow | null>(window), () => app.quit());
      // The item, the window and the event are this runtime's own; the app sees Electron's types.
      if (defaults === undefined) {
        Reflect.apply(chosen ?? (() => undefined), undefined, [this, window ?? undefined, event]);
      }
    };
  }
  private check(): void {
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type !== 'radio') return;
    for (const item of this.menu?.items ?? []) if (item.type === 'radio') item.checked = item === this;
  }
}
guardClass(MenuItem);

let applicationMenu: Menu | null = null;

/** Electron's Menu: never drawn, but its items click and its keys work. */
export class Menu extends EventEmitter {
  readonly items: MenuItem[] = [];

  append(menuItem: MenuItem): void {
    this.insert(this.items.length, menuItem);
  }
  insert(pos: number, menuItem: MenuItem): void {
    this.items.splice(pos, 0, menuItem);
    menuItem.menu = this;
    if (applicationMenu !== null) menuLink.emit('changed');
  }
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null);
      if (found !== null) return found;
    }
    return null;
  }
  /** A popup is announced and closed at once: nobody is there to choose from it. */
  popup(options: Electron.PopupOptions = {}): void {
    this.emit('menu-will-show', {});
    this.emit('menu-will-close', {});
    options.callback?.();
  }
  closePopup(): void {
    // Popups close by themselves here.
  }

  static buildFromTemplate(template: (Template | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const item of template) {
      const made = item instanceof MenuItem ? item : new MenuItem(item);
      if (
        !(item instanceof MenuItem) &&
        item.role === undefined &&
        item.label === undefined &&
        item.type !== 'separator'
      ) {
        throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
      }
      menu.append(made);
    }
    return menu;
  }
  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
    menuLink.emit('changed');
  }
  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }
}
guardClass(Menu);

function itemsOf(menu: Menu | null): MenuItem[] {
  return (menu?.items ?? []).flatMap((item) => [item, ...itemsOf(item.submenu ?? null)]);
}

/** The keys of the application menu, each with the item it chooses. */
export function menuAccelerators(): { accelerator: PageAccelerator; item: MenuItem }[] {
  const editing = new Set(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll']);
  return itemsOf(applicationMenu).flatMap((item) => {
    // Chromium does the editing keys itself, in whatever field has the focus.
    if (item.accelerator === null || !item.registerAccelerator || editing.has(item.role ?? '')) return [];
    return [{ accelerator: parseAccelerator(item.accelerator), item }];
  });
}
