import { expect, test } from '@jest/globals';
import { toIni } from '../../constructs/kit/text/ini';

test('an ini file holds sections and refuses what would become a comment', () => {
  expect(toIni({ server: { domain: 'a.b', port: 80 }, 'log.console': { format: 'json' } })).toBe(
    '[server]\ndomain = a.b\nport = 80\n\n[log.console]\nformat = json',
  );
  expect(() => toIni({ server: { domain: 'a;b' } })).toThrow('server.domain');
});
