import { readArguments, usage } from './conformance/readArguments.ts';
import { readDevice } from './conformance/readDevice.ts';
import { runChecks } from './conformance/runChecks.ts';

/** `npm run conformance -- URL --provisioning FILE`: any server against docs/PROTOCOL.md. */
async function conformance(words: readonly string[]): Promise<number> {
  const read = readArguments(words);
  if (!read.ok) return couldNot(`${read.sentence}\n\n${usage}`);
  const device = readDevice(read.value.provisioning);
  if (!device.ok) return couldNot(device.sentence);
  const verdicts = await runChecks(read.value.url, device.value, ({ ok, says, saw }) =>
    console.log(`${ok ? 'ok    ' : 'FAILED'}  ${says} (${saw})`),
  );
  const failed = verdicts.filter(({ ok }) => !ok).length;
  console.log(JSON.stringify({ checks: verdicts.length, failed }));
  return failed === 0 ? 0 : 1;
}

function couldNot(sentence: string): number {
  console.error(sentence);
  return 2;
}

process.exitCode = await conformance(process.argv.slice(2));
