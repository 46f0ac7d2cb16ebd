import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { visitorsScript } from '../../constructs/demo/visitors';
import { block, directive, printNginx } from '../../constructs/kit/text/nginx';

test('nginx directives are printed with their blocks, and quoted where a word needs it', () => {
  const server = block(
    'server',
    [],
    [directive('listen', '8080'), block('location', ['=', '/up'], [directive('return', '204')])],
  );
  expect(printNginx([directive('log_format', 'own', `$status "it's" \\`), server])).toBe(
    [
      `log_format own '$status "it\\'s" \\\\';`,
      'server {',
      '  listen 8080;',
      '  location = /up {',
      '    return 204;',
      '  }',
      '}',
    ].join('\n'),
  );
});

test('an empty value is printed so that nginx sees it', () => {
  expect(printNginx([directive('proxy_set_header', 'Accept-Encoding', '')])).toBe(
    "proxy_set_header Accept-Encoding '';",
  );
});

/** Runs the visitors with a `wget` and a `sleep` of our own until they have made some requests. */
function visits(count: number): string[] {
  const commands = `wget() { for word; do url=$word; done; echo "$url"; }; sleep() { [ $count -lt ${count} ] || exit 0; }`;
  const { stdout, status } = spawnSync('sh', ['-c', `${commands}\n${visitorsScript('http://shop')}`], {
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  return stdout.trim().split('\n');
}

test('the visitors make one request at a time, mostly an ordinary one, and in five minutes each of the others', () => {
  const made = visits(300);
  expect(made).toHaveLength(300);
  const counts = new Map<string, number>();
  for (const url of made) counts.set(url, (counts.get(url) ?? 0) + 1);
  const [mostly] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  expect(mostly).toBe('http://shop/get');
  expect([...counts.keys()].sort()).toEqual(
    ['api/backend', 'api/backend/slow', 'api/fail', 'api/orders', 'api/slow', 'delay/3', 'get', 'status/500'].map(
      (path) => `http://shop/${path}`,
    ),
  );
});
