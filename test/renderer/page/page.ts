import '../../../renderer/zodWithoutEval.ts';
import { startWindow } from '../../../renderer/startWindow.tsx';

/** The window in a plain page: the bridge goes over HTTP to the real core in the test's own process. */
const root = document.querySelector<HTMLElement>('#root');
if (root === null) throw new Error('the page has no #root');

startWindow(
  {
    call: async (name, input) => {
      const reply = await fetch('/call', { method: 'POST', body: JSON.stringify({ name, input }) });
      return reply.json();
    },
    onEvent: (listener) => {
      const source = new EventSource('/events');
      source.addEventListener('message', ({ data }) => {
        const { name, payload }: { name: string; payload: unknown } = JSON.parse(String(data));
        listener(name, payload);
      });
      return () => source.close();
    },
  },
  root,
);
