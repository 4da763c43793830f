// First, before anything of the product is loaded: what no seed would reach is replaced.
import './machine/builtins.ts';
import './machine/filePort.ts';
import { readArguments, usage } from './command/readArguments.ts';
import { runSeeds } from './command/runSeeds.ts';
import { runPlanted } from './planted/runPlanted.ts';

/** `npm run sim` (docs/RELIABILITY.md): seeded worlds of desks and a server, and the bugs that must be found in them. */
const asked = readArguments(process.argv.slice(2));
if ('wrong' in asked) {
  console.error(`${asked.wrong}\n\n${usage}`);
  process.exitCode = 2;
} else if (asked.kind === 'help') {
  console.log(usage);
} else {
  const isWell = asked.kind === 'planted' ? await runPlanted(asked.only) : await runSeeds(asked);
  process.exitCode = isWell ? 0 : 1;
}
