import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { closeAtOnce, newCall } from '../support/deskHands.ts';
import { readServer } from '../support/readServer.ts';
import { useOpenDesk } from '../support/useDesk.ts';

/** Somebody else's machine at our server's address: a captive portal that answers everything with 200 and a page. */
async function portalAt(url: string): Promise<Server> {
  const portal = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<h1>Selamat datang di Wi-Fi kami</h1>');
  });
  portal.listen(Number(new URL(url).port), '127.0.0.1');
  await once(portal, 'listening');
  onTestFinished(() => void portal.close());
  return portal;
}

describe('sending', () => {
  it('waits while the server is off, says so in words, and drains when it is back', async () => {
    const { desk, app } = await useOpenDesk();
    const { page } = app;
    await desk.stopServer();
    await newCall(page, { number: '081230004471' });
    await closeAtOnce(page, '1');
    await page.keyboard.press('Alt+4');
    await page.keyboard.press('Control+Shift+S');
    await page.getByText('Server tidak terjangkau').first().waitFor();
    await desk.startServer();
    await page.keyboard.press('Control+Shift+S');
    await page.getByText('Semua diterima server').waitFor({ timeout: 30_000 });
    expect(readServer(desk.serverFolder)).toHaveLength(1);
  });

  it('believes no portal page: nothing changes state', async () => {
    const { desk, app } = await useOpenDesk();
    const { page } = app;
    const { url } = desk.server();
    await desk.stopServer();
    const portal = await portalAt(url);
    await newCall(page, { number: '081230004471' });
    await closeAtOnce(page, '1');
    await page.keyboard.press('Alt+4');
    await page.keyboard.press('Control+Shift+S');
    await page.getByText('Yang menjawab bukan server kita').first().waitFor();
    await page
      .getByText(/1 menunggu/)
      .first()
      .waitFor();
    portal.closeAllConnections();
    portal.close();
    await once(portal, 'close');
    await desk.startServer();
    await page.keyboard.press('Control+Shift+S');
    await page.getByText('Semua diterima server').waitFor({ timeout: 30_000 });
    expect(readServer(desk.serverFolder)).toHaveLength(1);
  });
});
