import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { adminPasswordFiles } from '../../constructs/grafana/admin-password';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('the admin password', () => {
  /** Runs the script with a curl that keeps what it is given and answers as told. */
  function run(status: string, body: object) {
    const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-grafana-'));
    folders.push(folder);
    const account = join(folder, 'account');
    mkdirSync(account);
    writeFileSync(join(account, 'token'), 'the-token');
    for (const [name, text] of Object.entries(adminPasswordFiles('grafana', 'monitoring', {}))) {
      writeFileSync(join(folder, name), text.replaceAll('/var/run/secrets/kubernetes.io/serviceaccount', account));
    }
    const answer = join(folder, 'answer');
    writeFileSync(answer, JSON.stringify(body, null, 2) + status);
    const curl = join(folder, 'curl');
    writeFileSync(
      curl,
      `#!/bin/sh\ncat > ${folder}/body\ncat /dev/fd/3 > ${folder}/header\necho "$@" > ${folder}/arguments\ncat ${answer}\n`,
    );
    chmodSync(curl, 0o755);
    const {
      status: code,
      stdout,
      stderr,
    } = spawnSync('sh', [join(folder, 'create-admin-password.sh')], {
      env: { PATH: `${folder}:${process.env.PATH}`, SECRETS_URL: 'https://api/secrets' },
      encoding: 'utf8',
    });
    const kept = (name: string) => readFileSync(join(folder, name), 'utf8');
    return { code, printed: stdout + stderr, body: kept('body'), header: kept('header'), arguments: kept('arguments') };
  }

  test('is 32 random characters, posted once and shown nowhere', () => {
    const first = run('201', { kind: 'Secret' });
    expect(first.code).toBe(0);
    const secret = JSON.parse(first.body);
    expect(secret).toMatchObject({ kind: 'Secret', metadata: { name: 'grafana', namespace: 'monitoring' } });
    const password: string = secret.stringData['admin-password'];
    expect(password).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(first.header).toBe('Authorization: Bearer the-token\n');
    for (const shown of [first.printed, first.arguments]) {
      expect(shown).not.toContain(password);
      expect(shown).not.toContain('the-token');
    }
    expect(run('201', {}).body).not.toBe(first.body);
  });

  test('stays as it is where the Secret is there already', () => {
    expect(run('409', { kind: 'Status', reason: 'AlreadyExists' })).toMatchObject({ code: 0 });
  });

  test.each([
    ['409', 'Conflict'],
    ['403', 'Forbidden'],
    ['500', 'InternalError'],
  ])('is a failure that says why on %s %s', (status, reason) => {
    const { code, printed } = run(status, { kind: 'Status', reason });
    expect(code).toBe(1);
    expect(printed).toBe(`the API server answered ${status} ${reason}\n`);
  });
});
