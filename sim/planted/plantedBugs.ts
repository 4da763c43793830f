import { deskBugs } from './deskBugs.ts';
import type { PlantedBug } from './plantedBug.ts';
import { serverBugs } from './serverBugs.ts';

/** Mistakes that others made, each of which loses, doubles or strands cases. None may live (docs/RELIABILITY.md). */
export const plantedBugs: readonly PlantedBug[] = [...serverBugs, ...deskBugs];
