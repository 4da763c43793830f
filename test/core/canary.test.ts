import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aDraftSave, caller, someAnswers } from '../support/builders.ts';
import { openCoreOnShift, type OpenedCore } from '../support/openCore.ts';
import { anyCases, takeCase } from '../support/takeCase.ts';

const canaries = [caller.name, caller.nik, caller.number.slice(1), caller.business, 'Nurhaliza'];

/** Files under the folder that hold one of the words, as UTF-8 or as UTF-16. */
function filesThatTell(folder: string): string[] {
  const needles = canaries.flatMap((word) => [
    Buffer.from(word, 'utf8'),
    Buffer.from(word, 'utf16le'),
    Buffer.from(word, 'utf16le').swap16(),
  ]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return needles.some((needle) => bytes.includes(needle));
    });
}

/** Everything that touches a caller's data, the ways that fail too. */
async function aWholeShift(desk: OpenedCore): Promise<void> {
  const { caseId } = await takeCase(desk);
  const { draft } = await desk.call('call.open', { channel: 'wa', callerNumber: caller.number });
  await desk.call('draft.save', aDraftSave(draft, { note: caller.name, shadow: someAnswers() }));
  await desk.core.call('draft.save', { ...aDraftSave(draft), caseId: caller.name });
  await desk.core.call('call.open', { channel: caller.business, callerNumber: caller.number });
  await desk.call('case.list', { ...anyCases, search: caller.name });
  await desk.call('case.open', { caseId, rev: null, reveal: ['nik', 'callerNumber'] });
  await desk.call('caller.history', { callerNumber: caller.number });
  await desk.core.call('session.unlock', { password: caller.name });
}

it('no file of the desk holds a word of a caller in plain bytes: not the database, not its WAL, not the log', async () => {
  const desk = await openCoreOnShift('rina');
  await aWholeShift(desk);
  expect(filesThatTell(desk.userData)).toEqual([]);
  await desk.core.close();
  expect(filesThatTell(desk.userData)).toEqual([]);
  expect(readdirSync(join(desk.userData, 'logs'))).toEqual(['tanggap.log']);
});

it('neither does the log, when a bug throws the words about', async () => {
  const desk = await openCoreOnShift('rina');
  const hostile = {
    get channel(): string {
      throw new SyntaxError(`Unexpected token, "${caller.name}" ${caller.nik}`);
    },
  };
  expect(await desk.core.call('call.open', hostile)).toMatchObject({ problem: { code: 'internal' } });
  const log = readFileSync(join(desk.userData, 'logs/tanggap.log'), 'utf8');
  expect(log).toMatch(/"error":\{"name":"SyntaxError".*canary\.test\.ts/s);
  expect(filesThatTell(desk.userData)).toEqual([]);
});

it('the shift log that a supervisor reads holds ids, codes and counts', async () => {
  const desk = await openCoreOnShift('rina');
  await aWholeShift(desk);
  const log = await desk.call('shiftLog.page', {
    date: null,
    shiftId: null,
    agentId: null,
    kinds: [],
    after: 0,
    limit: 200,
  });
  expect(log.events.length).toBeGreaterThan(8);
  expect(canaries.filter((word) => JSON.stringify(log).includes(word))).toEqual([]);
});
