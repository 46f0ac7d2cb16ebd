import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { messageVisitorsScript } from '../../constructs/demo/messages/visitors';
import { messages } from '../../tools/e2e/suites/messages/environment';
import { objectOf, rendered } from '../support';

const environment = () => messages(new App());

test('the demo with accounts, messages and a log of events', () => {
  expect(rendered(environment(), 'messages')).toMatchSnapshot();
});

test('no password is in what is rendered: each is a key of a Secret that somebody makes', () => {
  const built = environment();
  const secrets = built.expectedSecrets.map(({ name, keys, madeBefore }) => [name, keys, madeBefore]);
  expect(secrets).toEqual([
    ['mariadb', ['password', 'root-password'], true],
    ['redis', ['password'], true],
  ]);
});

test('the backend alone reaches the databases, and the reader of topics the broker', () => {
  const built = environment();
  rendered(built, 'messages');
  const callers = (name: string) =>
    objectOf(built, 'NetworkPolicy', name).spec.ingress.flatMap(
      ({ from }: { from: { podSelector: { matchLabels: Record<string, string> } }[] }) =>
        from.map(({ podSelector }) => podSelector.matchLabels['app.kubernetes.io/name']),
    );
  expect(callers('mariadb')).toEqual(['flask-backend']);
  expect(callers('redis')).toEqual(['flask-backend']);
  expect(callers('kafka').sort()).toEqual(['flask-backend', 'kafka-logs']);
});

/** Runs the visitors with a `wget` and a `sleep` of our own until they have made some requests. */
function visits(count: number): { readonly url: string; readonly words: string }[] {
  const wget = [
    'wget() { for word; do url=$word; done; echo "$url $*" >&3;',
    'case "$*" in "-q -O - "*) echo "{\\"token\\":\\"made-of-letters\\"}" ;; esac; }',
    `sleep() { [ $count -lt ${count} ] || exit 0; }`,
  ].join('\n');
  const script = `exec 3>&1\n${wget}\n${messageVisitorsScript('http://page').replaceAll(' 2> /dev/null', '')}`;
  const { stdout, status } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
  expect(status).toBe(0);
  return stdout
    .trim()
    .split('\n')
    .map((line) => ({ url: line.slice(0, line.indexOf(' ')), words: line.slice(line.indexOf(' ') + 1) }));
}

test('a visitor signs up first, logs in, and writes with the token of the session', () => {
  const made = visits(60);
  expect(made.slice(0, 2).map(({ url }) => url)).toEqual(['http://page/api/sign-up', 'http://page/api/login']);
  const [first] = made;
  expect(first?.words).toMatch(/--post-data \{"user":"visitor-[0-9a-f]{32}","password":"[0-9a-f]{32}"\}/);
  const written = made.find(({ words }) => words.includes('tea is ready'));
  expect(written?.words).toContain('--header Authorization: Bearer made-of-letters');
  const paths = new Set(made.map(({ url }) => url.replace('http://page/api/', '')));
  expect([...paths].sort()).toEqual(['calls', 'events', 'fail', 'login', 'messages', 'sign-up', 'slow']);
});
