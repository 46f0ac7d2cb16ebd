import { Pool } from 'pg';
import { type Beast, beasts } from '../beasts';
import { log, wordsOf } from '../log';
import { type Address, addressOf, required } from '../settings';

/** The names of the beasts. */
export interface Names {
  list(beast: Beast): Promise<readonly string[]>;
  /** `null` is refused by the database, as every beast has a name. */
  add(beast: Beast, name: string | null): Promise<void>;
  remove(beast: Beast, name: string): Promise<void>;
}

export interface DatabaseSettings {
  readonly address: Address;
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

export const databaseSettings = (variables = process.env): DatabaseSettings => ({
  address: addressOf(required('DATABASE_ADDRESS', variables)),
  database: required('DATABASE_NAME', variables),
  user: required('DATABASE_USER', variables),
  password: required('DATABASE_PASSWORD', variables),
});

/** In PostgreSQL, one table for each beast. Every value is bound; the tables' names are those of the program. */
export class Database implements Names {
  private readonly pool: Pool;

  constructor({ address, database, user, password }: DatabaseSettings) {
    this.pool = new Pool({
      ...address,
      database,
      user,
      password,
      max: 10,
      connectionTimeoutMillis: 3000,
      query_timeout: 5000,
    });
    // A connection that breaks while nobody uses it. The next statement gets another one.
    this.pool.on('error', (error) => log('WARN', 'server', `a connection to the database broke: ${wordsOf(error)}`));
  }

  async makeTables(): Promise<void> {
    for (const beast of beasts) {
      await this.pool.query(
        `create table if not exists ${beast} (id bigserial primary key, name varchar(100) not null)`,
      );
    }
  }

  async answers(): Promise<boolean> {
    return this.pool.query('select 1').then(
      () => true,
      () => false,
    );
  }

  /** The oldest hundred. */
  async list(beast: Beast): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ name: string }>(`select name from ${beast} order by id limit 100`);
    return rows.map(({ name }) => name);
  }

  async add(beast: Beast, name: string | null): Promise<void> {
    await this.pool.query(`insert into ${beast} (name) values ($1)`, [name]);
  }

  async remove(beast: Beast, name: string): Promise<void> {
    await this.pool.query(`delete from ${beast} where name = $1`, [name]);
  }

  /** At once, so that no request sees a table that is not there. */
  async empty(): Promise<void> {
    await this.pool.query(`truncate ${beasts.join(', ')}`);
  }

  end(): Promise<void> {
    return this.pool.end();
  }
}
