import type { PageSession } from './session.ts';

/**
 * Resolves when a new page runs and shows `blank`. A page starts paused for every DevTools client there is, and a renderer
 * that is told to go elsewhere while another client still holds it crashes; a timer fires only once all have let it go.
 */
export async function running(session: PageSession, blank: string): Promise<void> {
  const expression = 'new Promise((done) => setTimeout(() => done(location.href), 5))';
  for (;;) {
    try {
      const { result } = await session.send('Runtime.evaluate', { expression, awaitPromise: true });
      if (result.value === blank) return;
    } catch (error) {
      // The document that a window begins with may just be exchanged for the blank one.
      if (!(error instanceof Error && /context|navigated/i.test(error.message))) throw error;
    }
  }
}
