const { contextBridge, ipcRenderer } = require('electron');

const secret = { not: 'exposed' };
let changes = 0;
const heard = [];
ipcRenderer.on('event', (_event, ...args) => heard.push(args));

let held = null;
ipcRenderer.on('port', (event, message) => {
  const [port] = event.ports;
  held = port;
  port.addEventListener('message', ({ data, ports }) => {
    if (ports[0]) ports[0].postMessage('through a port that came through a port');
    else port.postMessage({ answer: data, to: message });
  });
  port.start();
});

class Point {
  constructor(x) {
    this.x = x;
  }
  double() {
    return this.x * 2;
  }
}

const requireError = (name) => {
  try {
    require(name);
    return 'loaded';
  } catch (error) {
    return error.message;
  }
};

contextBridge.exposeInMainWorld('bridge', {
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  send: (channel, ...args) => ipcRenderer.send(channel, ...args),
  echo: async (value) => (await ipcRenderer.invoke('echo', value))[0],
  heard: () => heard,
  onEvent(listener) {
    const call = (_event, ...args) => listener(...args);
    ipcRenderer.on('event', call);
    return () => ipcRenderer.off('event', call);
  },
  connect() {
    const { port1, port2 } = new MessageChannel();
    ipcRenderer.postMessage('connect', { from: 'preload' }, [port2]);
    port1.start();
    return new Promise((resolve) => {
      port1.addEventListener('message', ({ data }) => resolve(data));
    });
  },
  connectAndAsk(question) {
    const { port1, port2 } = new MessageChannel();
    ipcRenderer.postMessage('connect', null, [port2]);
    port1.postMessage(question);
    port1.start();
    return new Promise((resolve) => {
      port1.addEventListener('message', ({ data }) => resolve(data));
    });
  },
  closePort: () => held.close(),
  identity: (value) => value,
  sum: (a, b) => a + b,
  fails: () => {
    throw new RangeError('out of range');
  },
  rejects: () => Promise.reject(new Error('rejected')),
  callBack: (call) => call(20) + 1,
  keep: (call) => setTimeout(() => call(++changes), 0),
  point: () => new Point(4),
  nested: { list: [1, { two: 2 }], text: 'as it was' },
  globals: () => ({
    require: [requireError('events'), requireError('node:url'), requireError('fs'), requireError('node:child_process')],
    process: [process.type, process.sandboxed, process.contextIsolated, typeof process.versions.electron],
    secret: typeof secret,
  }),
  again: () => {
    try {
      contextBridge.exposeInMainWorld('bridge', {});
      return 'exposed twice';
    } catch (error) {
      return error.message;
    }
  },
});
