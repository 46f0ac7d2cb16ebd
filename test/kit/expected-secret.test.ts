import { expect, test } from '@jest/globals';
import { eachSecretOnce } from '../../constructs/kit/model/expected-secret';

test('a Secret that several read is there once, with the keys and the reasons of all', () => {
  const token = {
    namespace: 'monitoring',
    name: 'sender',
    keys: ['token'],
    reason: 'the token for logs',
    madeBefore: true,
  };
  const login = { ...token, keys: ['password', 'token'], reason: 'the password for metrics', madeBefore: false };
  const another = { ...token, namespace: 'agents' };
  expect(eachSecretOnce([token, another, login, token])).toEqual([
    { ...token, keys: ['token', 'password'], reason: 'the token for logs, the password for metrics' },
    another,
  ]);
});
