import { FormFileMessage } from '../../shared/contract/host.ts';
import { openPort } from '../openPort.ts';
import { checkForm } from './checkForm.ts';
import { FormCheck } from './formCheck.ts';

/** The process that checks one form: a file is its only input, JSON of a FormCheck its only answer. Who started it ends it. */
const port = openPort<string>();

async function answer(data: unknown): Promise<void> {
  const { fileName, bytes, media } = FormFileMessage.parse(data);
  const check = await checkForm({ fileName, bytes, media });
  port.post(JSON.stringify(FormCheck.parse(check)));
}

port.onMessage((data) => {
  answer(data).catch((error: unknown) => {
    // A bug; whoever waits is told by the exit.
    console.error(error);
    process.exit(1);
  });
});
