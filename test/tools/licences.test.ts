import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

/** Go modules under the AGPL that a tool of this field might take. A licence scanner reports every repository that requires one. */
const agpl = [
  'github.com/grafana/grafana',
  'github.com/grafana/k6',
  'github.com/grafana/loki',
  'github.com/grafana/metrictank',
  'github.com/grafana/mimir',
  'github.com/grafana/oncall',
  'github.com/grafana/phlare',
  'github.com/grafana/pyroscope',
  'github.com/grafana/tempo',
  'github.com/minio/console',
  'github.com/minio/minio',
  'go.k6.io/k6',
];

/** The modules of the list that a `go.mod` names anywhere: as required, replaced, replacing or as a tool. */
const agplIn = (goMod: string): string[] =>
  goMod
    .split('\n')
    .map((line) => line.replace(/\/\/.*/, ''))
    .flatMap((line) => line.split(/\s+/))
    .filter((word) => agpl.some((path) => word === path || word.startsWith(`${path}/`)));

const folder = join('tools', 'go');
const modules = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe('a program that is built from a Go module', () => {
  test.each(modules)('needs nothing under the AGPL: %s', (module) => {
    expect(agplIn(readFileSync(join(folder, module, 'go.mod'), 'utf8'))).toEqual([]);
  });

  test.each([
    ['require github.com/grafana/loki/v3 v3.7.8', 'github.com/grafana/loki/v3'],
    ['\tgithub.com/grafana/mimir v1.3.1 // indirect', 'github.com/grafana/mimir'],
    ['replace example.com/a => github.com/grafana/tempo v1.5.0', 'github.com/grafana/tempo'],
    ['tool github.com/grafana/loki/v3/cmd/loki', 'github.com/grafana/loki/v3/cmd/loki'],
    ['require go.k6.io/k6 v1.0.0', 'go.k6.io/k6'],
  ])('is found where it does: %s', (line, found) => {
    expect(agplIn(`module example.com/x\n\n${line}\n`)).toEqual([found]);
  });

  test.each([
    'require github.com/grafana/alloy/syntax v0.1.2',
    'require github.com/grafana/grafana-plugin-sdk-go v0.200.0',
    'require github.com/grafana/pyroscope-go v1.2.0',
    '// as github.com/grafana/loki does it',
  ])('may need its neighbours of other licences: %s', (line) => {
    expect(agplIn(line)).toEqual([]);
  });
});
