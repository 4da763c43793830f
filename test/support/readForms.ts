import { expect } from 'vitest';
import type { ShiftEvent } from '../../shared/model/shiftEvent.ts';
import type { OpenedCore } from './openCore.ts';

/** Every version as the supervisor sees it: "2 running". */
export const versions = async (desk: OpenedCore): Promise<string[]> =>
  (await desk.call('forms.state', {})).versions.map(({ version, state }) => `${version} ${state}`);

/** Version of the form that a new call begins with. */
export const running = async (desk: OpenedCore): Promise<string> => {
  const { formHash } = await desk.call('pack.current', {});
  return (await desk.call('form.open', { hash: formHash })).version;
};

/** Reads the feed as its schedule would: the queue is empty, so that the next run ends with it. */
export const hear = async (desk: OpenedCore, version: string): Promise<void> => {
  await expect
    .poll(async () => {
      desk.clock.advance(60_000);
      return running(desk);
    })
    .toBe(version);
};

export const logOf = async (desk: OpenedCore, kinds: ShiftEvent['kind'][]): Promise<ShiftEvent[]> => {
  const filter = { date: null, shiftId: null, agentId: null, kinds, after: 0, limit: 200 };
  return (await desk.call('shiftLog.page', filter)).events;
};
