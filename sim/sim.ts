/** `npm run sim -- --seeds N [--seed S]`: seeded worlds of the sync engine (docs/RELIABILITY.md). */
console.error('npm run sim -- --seeds N [--seed S] | --planted');
process.exitCode = 2;
