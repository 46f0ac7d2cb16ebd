import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';

/** What the compiler refuses and takes: what a company says of every pod, changes by hand, and receivers of alerts. */

/** Statements of an environment file; `wrong` ends those that must not compile. */
const statements = `
new Loki(env, { ...size, configuration: (loki) => ({ ...loki, limits_config: { ...loki.limits_config, max_query_length: '1h' } }) });
new Loki(env, { ...size, configuration: ({ analytics, ...loki }) => loki });
new Loki(env, { ...size, configuration: (loki) => mergePatch(loki, { limits_config: { retention_period: '1h' }, analytics: null }) });
new Loki(env, { ...size, configuration: (loki) => mergePatch(loki, { limits_config: { retention_period: 3 } }) }); // wrong
new Loki(env, { ...size, configuration: (loki) => ({ ...loki, limits_config: { retention_period: 3 } }) }); // wrong
new Loki(env, { ...size, configuration: (loki) => ({ ...loki, server: 'http' }) }); // wrong
new Loki(env, { ...size, configuration: (loki) => { loki.server; } }); // wrong
new Loki(env, { ...size, configuration: (loki) => loki.limits }); // wrong
file.change(alloySyntax.lokiWrite, 'logs', (body) => ({ ...body, endpoint: { ...body.endpoint, tenant_id: 'one' } }));
file.change(alloySyntax.lokiWrite, 'logs', (body) => ({ ...body, endpoint: { ...body.endpoint, url: 5 } })); // wrong
env.override('Deployment', 'loki', (manifest) => ({ ...manifest, spec: {} }));
env.override('Deployment', 'loki', (manifest: { spec: { replicas: number } }) => ({ ...manifest, spec: {} }));
env.override('Deployment', 'loki', () => undefined); // wrong
images({ loki: image('docker.io/grafana/loki', '3.7.9') });
images({ lokki: image('docker.io/grafana/loki', '3.7.9') }); // wrong
images({ loki: 'docker.io/grafana/loki:3.7.9' }); // wrong
podDefaults({ tolerations: [{ key: 'a', operator: 'Exists' }], registry: { 'docker.io': 'registry.example.com' } });
podDefaults({ nodeSelectors: { a: 'b' } }); // wrong
podDefaults({ tolerations: [{ key: 'a', efect: 'NoSchedule' }] }); // wrong
podDefaults({ affinity: { nodeAffinity: { required: {} } } }); // wrong
podDefaults({ imagePullSecrets: ['registry'] }); // wrong
new Alertmanager(env, { receiver: team, routes: [{ match: { team: 'a', severity: ['warning'] }, receiver: team }], replicas: 3 });
new Alertmanager(env, { receiver: 'team' }); // wrong
new Alertmanager(env, { receiver: team, routes: [{ match: { team: 'a' }, receiver: 'payments' }] }); // wrong
new Alertmanager(env, { receiver: team, routes: [{ match: { severity: 'error' }, receiver: team }] }); // wrong
new Alertmanager(env, { receiver: team, deadMansSwitch: team }); // wrong
new Alertmanager(env, { receiver: team, replicas: 2 }); // wrong
new Alertmanager(env, { receiver: team, smtp: { smarthost: 'a:25', from: 'a@b', authPassword: 'secret' } }); // wrong
`.trim();

test('each wrong statement, and no other, is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-types-'));
  try {
    const constructs = JSON.stringify(resolve('constructs'));
    const head = [
      `import { Alertmanager, alloySyntax, email, type Environment, type EnvironmentProps, image, Loki, mergePatch, podDefaults, days, gibibytes } from ${constructs};`,
      'declare const env: Environment; declare const file: alloySyntax.AlloyFile;',
      'const size = { retention: days(3), disk: gibibytes(10) };',
      "const team = email({ name: 'team', to: ['team@example.com'] });",
      "const images = (given: EnvironmentProps['images']) => given;",
    ];
    const lines = [...head, ...statements.split('\n')];
    writeFileSync(join(folder, 'company.ts'), lines.join('\n'));
    const compilerOptions = { noUnusedLocals: false, typeRoots: [resolve('node_modules/@types')] };
    const config = { extends: resolve('tsconfig.json'), compilerOptions, include: [join(folder, 'company.ts')] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const { stdout } = spawnSync(resolve('node_modules/.bin/tsc'), ['--noEmit', '--project', folder], {
      encoding: 'utf8',
    });
    const refused = [...stdout.matchAll(/company\.ts\((\d+),/g)].map(([, line]) => lines[Number(line) - 1]);
    expect([...new Set(refused)]).toEqual(lines.filter((line) => line.endsWith('// wrong')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
