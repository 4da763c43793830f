import { hashPassword } from '../../core/passwords.ts';

/** A file from IT staff for desk 07, where wati may sign in with "rahasia-wati". */
export const aProvisioning = async (changes: object = {}) => ({
  schema: 2,
  deviceId: '019d1d9e-0000-7000-8000-000000000001',
  workstation: '07',
  serverUrl: 'https://pusat.example',
  enrolCode: 'code-'.repeat(8),
  serverKey: 'K'.repeat(43),
  recoveryKey: null,
  accounts: [
    { id: 'a1', username: 'wati', name: 'Wati', role: 'agent', passwordHash: await hashPassword('rahasia-wati') },
  ],
  ...changes,
});
