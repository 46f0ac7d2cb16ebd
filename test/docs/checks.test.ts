import { expect, test } from '@jest/globals';
import { checks } from '../../checks';
import { pages } from './pages';

test('the page of the checks has a row for each, in their order', () => {
  const rows = (pages().get('docs/checks.md') ?? '').split('\n').filter((line) => /^\| `\w+\//.test(line));
  expect(rows).toEqual(
    checks.map(({ name, description, asks }) => {
      const programs = asks ? ` (asks ${asks.join(', ')})` : '';
      return `| \`${name}\` | ${description}${programs} |`;
    }),
  );
});
