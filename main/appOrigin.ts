/** Where the window's page lives. The one constant from which every origin check is made. */
export const appScheme = 'app';
export const appHost = 'console';
export const appUrl = `${appScheme}://${appHost}/index.html`;

/** True for addresses of our own page and nothing else; custom schemes have no comparable `origin`, so scheme and host are compared. */
export function isAppUrl(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === `${appScheme}:` && url.host === appHost && url.username === '' && url.password === '';
  } catch {
    return false;
  }
}
