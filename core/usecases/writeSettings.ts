import type { InputOf } from '../../shared/contract/ipc.ts';
import { problem, ok, type Result } from '../../shared/model/result.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { Desk } from '../desk.ts';

/**
 * Language, theme and text size may change before anybody signs in. The server address decides where callers' data go,
 * so only a supervisor who is signed in changes it.
 */
export function writeSettings(desk: Desk, changes: InputOf<'settings.write'>): Result<Settings> {
  const before = desk.settings.current();
  const session = desk.session.current();
  const isSupervisor = session.state === 'active' && session.agent.role === 'supervisor';
  if (changes.serverUrl !== undefined && changes.serverUrl !== before.serverUrl && !isSupervisor) {
    return problem('not_allowed', 'Only a supervisor changes the server address', { field: 'serverUrl' });
  }
  const after: Settings = {
    language: changes.language ?? before.language,
    theme: changes.theme ?? before.theme,
    textScale: changes.textScale ?? before.textScale,
    serverUrl: changes.serverUrl === undefined ? before.serverUrl : changes.serverUrl,
  };
  desk.settings.set(after);
  desk.post({ type: 'writeSettings', settings: after });
  return ok(after);
}
