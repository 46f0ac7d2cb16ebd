import { log, wordsOf } from '../log';
import { endsWell, untilItWorks } from '../running';
import { serve } from '../web';
import { Database, databaseSettings } from './names';
import { routes } from './routes';

/** Keeps names of beasts. It answers from the beginning, and is ready when the database is. */
async function main(): Promise<void> {
  const database = new Database(databaseSettings());
  let hasTables = false;
  const handle = routes({
    names: database,
    random: Math.random,
    failsOnPurpose: process.env.ALWAYS_SUCCEED !== 'true',
  });
  const server = await serve({
    program: 'server',
    port: 4000,
    isReady: async () => hasTables && (await database.answers()),
    handle,
  });
  const hours = Number(process.env.EMPTIED_EVERY_HOURS ?? 24);
  const emptying = setInterval(() => {
    database.empty().catch((error: unknown) => log('WARN', 'server', `the tables stay full: ${wordsOf(error)}`));
  }, hours * 3_600_000);
  endsWell('server', server, async () => {
    clearInterval(emptying);
    await database.end();
  });
  await untilItWorks('server', 'the database does not answer', 5, () => database.makeTables());
  hasTables = true;
  log('INFO', 'server', 'the tables are there');
}

void main();
