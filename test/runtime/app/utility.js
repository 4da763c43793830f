// A utility process that does what it is told.
import * as crypto from 'node:crypto';

const { parentPort } = process;

async function electronHere() {
  const electron = await import('electron');
  return Object.keys(electron).filter((name) => name === 'app' || name === 'BrowserWindow');
}

const deeds = {
  echo: (value) => value,
  argv: () => process.argv.slice(2),
  env: () => process.env.FIXTURE_VALUE ?? null,
  type: () => process.type,
  electron: electronHere,
  hashes: () => crypto.getHashes(),
  exit: (code) => process.exit(code),
  print: (text) => process.stdout.write(text),
  throws: () => {
    throw new Error('utility failed');
  },
};

parentPort.on('message', ({ data, ports }) => {
  const [port] = ports;
  if (port) {
    port.on('message', (event) => port.postMessage({ echo: event.data }));
    port.on('close', () => parentPort.postMessage('port closed'));
    port.start();
    return;
  }
  void Promise.resolve(deeds[data.deed](data.value)).then((answer) => parentPort.postMessage({ answer }));
});
