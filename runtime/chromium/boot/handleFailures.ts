/** What a failure or a signal needs of the app. */
interface Host {
  quit(): void;
  showErrorBox(title: string, content: string): void;
}

/** As in Electron: a signal quits in order, and an exception that nobody catches is shown but does not end the app. */
export function handleFailures({ quit, showErrorBox }: Host): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, quit);
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    showErrorBox('A JavaScript error occurred in the main process', stack);
  });
}
