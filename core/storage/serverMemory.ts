import { z } from 'zod';
import { LastCompared, LastResent, ServerWord, Watermark } from '../../shared/model/serverWord.ts';
import type { Device, DeviceKey } from './device.ts';

type Reached = Omit<Watermark, 'incarnation'>;
const Watermarks = z.record(z.string(), Watermark.omit({ incarnation: true }));
const nothingYet: Reached = { contiguousSeq: 0, securedSeq: 0 };

/** What this desk remembers of the server, among the facts of the desk; written in the transaction of what was learnt with it. */
export function createServerMemory(device: Device) {
  const read = <T extends z.ZodType>(key: DeviceKey, shape: T): z.infer<T> | null => {
    const text = device.get(key);
    return text === null ? null : shape.parse(JSON.parse(text));
  };
  const write = (key: DeviceKey, value: object): void => device.set(key, JSON.stringify(value));
  const watermarks = (): Readonly<Record<string, Reached>> => read('watermarks', Watermarks) ?? {};
  return {
    word: (): ServerWord | null => read('serverWord', ServerWord),
    /** With the first word of a server the day until the next comparison begins. */
    hear: (word: ServerWord, at: string): void => {
      const { epoch, limits } = word;
      const text = JSON.stringify({ epoch, limits: { items: limits.items, bytes: limits.bytes } });
      if (device.get('serverWord') !== text) device.set('serverWord', text);
      if (device.get('lastCompared') === null) write('lastCompared', { epoch, at });
    },
    compared: (): LastCompared | null => read('lastCompared', LastCompared),
    setCompared: (compared: LastCompared): void => write('lastCompared', compared),
    resent: (): LastResent | null => read('lastResent', LastResent),
    setResent: (resent: LastResent): void => write('lastResent', resent),
    reached: (incarnation: number): Reached => watermarks()[incarnation] ?? nothingYet,
    setReached: ({ incarnation, ...reached }: Watermark): void =>
      write('watermarks', { ...watermarks(), [incarnation]: reached }),
  };
}
