import { isContention } from './databaseError.ts';

/** Does it again, at most twice, when another transaction was in the way. */
export async function despiteContention<T>(work: () => Promise<T>): Promise<T> {
  for (let left = 2; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left === 0 || !isContention(error)) throw error;
    }
  }
}
