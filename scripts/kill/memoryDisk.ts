import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Where files lie in memory, on systems that have such a place: for thousands of images whose own durability is not the question. */
export const memoryDisk = (): string => (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());
