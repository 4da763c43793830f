/** What a device signs to get an access token (docs/PROTOCOL.md, devices). */
export const assertionText = (deviceId: string, nonce: string): string => `tanggap-token\n${deviceId}\n${nonce}`;
