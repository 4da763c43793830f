import { check } from './check.ts';

process.exitCode = (await check()) === 0 ? 0 : 1;
