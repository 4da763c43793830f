import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { guardClass } from '../strict.ts';
import { cancelableEvent } from './cancelableEvent.ts';

const shown = new Set<Notification>();

/** Electron's Notification: nothing appears on the desktop, but it is kept while shown and its events are emitted. */
export class Notification extends EventEmitter {
  readonly id: string;
  readonly groupId: string;
  readonly groupTitle: string;
  title: string;
  subtitle: string;
  body: string;
  silent: boolean;
  sound: string;
  urgency: 'normal' | 'critical' | 'low';
  timeoutType: 'default' | 'never';
  actions: Electron.NotificationAction[];
  hasReply: boolean;
  replyPlaceholder: string;
  closeButtonText: string;
  toastXml: string;

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super();
    this.id = options.id ?? randomUUID();
    this.groupId = options.groupId ?? '';
    this.groupTitle = options.groupTitle ?? '';
    this.title = options.title ?? '';
    this.subtitle = options.subtitle ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
    this.sound = options.sound ?? '';
    this.urgency = options.urgency ?? 'normal';
    this.timeoutType = options.timeoutType ?? 'default';
    this.actions = options.actions ?? [];
    this.hasReply = options.hasReply ?? false;
    this.replyPlaceholder = options.replyPlaceholder ?? '';
    this.closeButtonText = options.closeButtonText ?? '';
    this.toastXml = options.toastXml ?? '';
  }
  show(): void {
    shown.add(this);
    setImmediate(() => this.emit('show', cancelableEvent({})));
  }
  close(): void {
    if (!shown.delete(this)) return;
    setImmediate(() => this.emit('close', cancelableEvent({ reason: 'applicationHidden' })));
  }
  static isSupported(): boolean {
    return true;
  }
  /** Those that are shown and not yet closed. */
  static getHistory(): Promise<Notification[]> {
    return Promise.resolve([...shown]);
  }
  static removeAll(): void {
    for (const notification of shown) notification.close();
  }
}
guardClass(Notification);
