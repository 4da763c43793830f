import { SqliteAdapter, SqliteDialect } from 'kysely';

/** SQLite undoes DDL as it undoes anything else; Kysely takes the safe side for builds that it does not know. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** A SQLite whose migrations are one transaction: a server that is killed in the middle of one has begun nothing. */
export class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}
