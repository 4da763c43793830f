import type { TestProject } from 'vitest/node';
import { startPostgres } from './startPostgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the maintenance database of a cluster that lives as long as the run; or the line that installs PostgreSQL. */
    postgres: { readonly url: string } | { readonly missing: string };
  }
}

let stop = async (): Promise<void> => {};

/** One PostgreSQL for the whole run. */
export async function setup(project: TestProject): Promise<void> {
  const postgres = await startPostgres();
  if ('stop' in postgres) {
    ({ stop } = postgres);
    project.provide('postgres', { url: postgres.url });
  } else {
    project.provide('postgres', postgres);
  }
}

export async function teardown(): Promise<void> {
  await stop();
}
