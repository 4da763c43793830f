import { Agent } from '../shared/model/agent.ts';

const account = (id: string, username: string, name: string, role: string, password: string, passwordHash: string) => ({
  ...Agent.parse({ id, username, name, role }),
  password,
  passwordHash,
});

/**
 * People to sign in with in demo mode, which the screen marks. Their passwords are public, hashes and all; a start
 * without demo mode does not see them, even in a database that once had them.
 */
export const demoAccounts = [
  account(
    'demo-sari',
    'sari',
    'Sari Wulandari',
    'agent',
    'sari-1500587',
    '$argon2id$v=19$m=65536,t=3,p=1$CQu2lJuC9136puUeIqFfQA$KkFyGFV190zQZweyFvx960lta5PxhQfjdzyIOucdcCY',
  ),
  account(
    'demo-budi',
    'budi',
    'Budi Santoso',
    'agent',
    'budi-1500587',
    '$argon2id$v=19$m=65536,t=3,p=1$W3NdstH3QcQQekCnc+j3ww$2ZvsDtSScuFpOo0meR3OenUVwW0uacwnSEhGaWJ2pl0',
  ),
  account(
    'demo-rina',
    'rina',
    'Rina Hapsari',
    'supervisor',
    'rina-1500587',
    '$argon2id$v=19$m=65536,t=3,p=1$A08sr2uA07quIHL5mcoT5g$o2QPruMl/EqL55965IShVab8p5bVNdHVjpOkkQ+THwA',
  ),
] as const;
