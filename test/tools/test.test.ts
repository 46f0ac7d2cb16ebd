import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { withPrograms } from '../../tools/test/command';

/** What `npm test` leaves to `npm run test:programs`. */

const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
const called = (file: string) => new RegExp(withPrograms).test(file);

test('a test that starts a program, or the command line as a process, says so by the name of its file', () => {
  const starts = (file: string) => /\/(with-program|workspace)'/.test(readFileSync(`test/${file}`, 'utf8'));
  expect(files.filter(called).length).toBeGreaterThan(20);
  expect(files.filter((file) => starts(file) && !called(file))).toEqual([]);
});

test.each(['.ci/run', '.github/workflows/pull-request.yaml'])('%s runs both', (file) => {
  const lines = readFileSync(file, 'utf8').split('\n');
  const runs = (command: RegExp) => lines.filter((line) => command.test(line)).length;
  expect([runs(/\bnpm test$/), runs(/\bnpm run (--silent )?test:programs$/)]).toEqual([1, 1]);
});
