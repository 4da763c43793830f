import { onTestFinished } from 'vitest';
import { sari, signIn, startShift, type Person } from './deskHands.ts';
import { aTestDesk, type OpenedApp, type TestDesk } from './openApp.ts';

/** A workstation that is gone when the test is over. */
export async function useTestDesk(): Promise<TestDesk> {
  const desk = await aTestDesk();
  onTestFinished(() => desk.remove());
  return desk;
}

/** The program open on a fresh desk, somebody signed in and on shift. */
export async function useOpenDesk(
  person: Person = sari,
): Promise<{ readonly desk: TestDesk; readonly app: OpenedApp }> {
  const desk = await useTestDesk();
  const app = await desk.open();
  await signIn(app.page, person);
  await startShift(app.page);
  return { desk, app };
}
