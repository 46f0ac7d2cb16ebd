import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { type ImageTable, imageOf } from '../../tools/e2e/cluster/image';
import type { Manifest } from '../../tools/e2e/cluster/kubernetes';
import { Manifests } from '../../tools/e2e/cluster/manifests';
import { configuration, flags, paths } from '../../tools/e2e/programs/mimir/mapping';
import { withPrometheusForMimir } from '../../tools/e2e/programs/mimir/stand-in';

const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-stand-in-'));
afterAll(() => rmSync(folder, { recursive: true }));

const rendered = {
  server: { http_listen_port: 8123 },
  blocks_storage: { tsdb: { dir: '/data/tsdb' } },
  limits: {
    compactor_blocks_retention_period: '72h',
    out_of_order_time_window: '1h',
    max_global_exemplars_per_user: 1000,
    otel_metric_suffixes_enabled: true,
    promote_otel_resource_attributes: 'namespace,pod',
  },
};

describe("Mimir's configuration, as Prometheus has it", () => {
  test('keeps what both have', () => {
    expect(configuration(rendered)).toEqual({
      storage: {
        tsdb: { retention: { time: '72h' }, out_of_order_time_window: '1h' },
        exemplars: { max_exemplars: 1000 },
      },
      otlp: {
        promote_resource_attributes: ['namespace', 'pod'],
        translation_strategy: 'UnderscoreEscapingWithSuffixes',
      },
    });
    expect(flags(rendered, '/p.yaml', 19_090)).toContain('--storage.tsdb.path=/data/tsdb');
  });

  test("keeps Mimir's defaults where they are not Prometheus'", () => {
    expect(configuration({})).toEqual({
      storage: {
        tsdb: { retention: { time: '100y' }, out_of_order_time_window: '0s' },
        exemplars: { max_exemplars: 0 },
      },
      otlp: { promote_resource_attributes: [], translation_strategy: 'UnderscoreEscapingWithoutSuffixes' },
    });
  });
});

describe('a Prometheus in the place of Mimir', () => {
  const prometheus = {
    entrypoint: ['/bin/prometheus'],
    files: { '/bin/prometheus': '/p' },
    description: 'prometheus 3',
  };
  const missing = { key: 'mimir', missing: 'mimir 3.2.0: it is not on PATH' } as const;
  const images: ImageTable = { 'm:1': missing, 'p:1': { ...prometheus, key: 'prometheus' } };

  /** Manifests with these Mimirs, each with its configuration. */
  function manifestsOf(configurations: readonly object[]): Manifests {
    const made: Manifest[] = [];
    for (const [index, each] of configurations.entries()) {
      const metadata = { name: `mimir-${index}`, namespace: 'monitoring' };
      const container = {
        name: 'mimir',
        image: 'm:1',
        args: ['-config.file=/etc/mimir/mimir.yaml'],
        volumeMounts: [{ name: 'configuration', mountPath: '/etc/mimir' }],
      };
      const volumes = [{ name: 'configuration', configMap: { name: metadata.name } }];
      const template = { metadata: {}, spec: { containers: [container], volumes } };
      const objects = [
        { kind: 'ConfigMap', metadata, data: { 'mimir.yaml': stringify(each) } },
        { kind: 'StatefulSet', metadata, spec: { template } },
      ];
      made.push(...objects);
    }
    return new Manifests(made, 'the test');
  }

  const standIn = (table: ImageTable, ...configurations: readonly object[]) =>
    imageOf(withPrometheusForMimir(table, manifestsOf(configurations), folder), 'm:1');

  test('says what it is, and why', () => {
    expect(standIn(images, rendered)).toMatchObject({
      key: 'mimir',
      description: 'not Mimir but prometheus 3, for its PromQL (mimir 3.2.0: it is not on PATH)',
      standsFor: 'mimir 3.2.0: it is not on PATH',
      answers: { protocol: 'prometheus.query', remark: 'prometheus 3 in the place of Mimir' },
      files: { '/stand-in/prometheus': '/p' },
    });
    expect(parse(readFileSync(join(folder, 'prometheus.yaml'), 'utf8'))).toEqual(configuration(rendered));
    expect(JSON.parse(readFileSync(join(folder, 'proxy.json'), 'utf8'))).toMatchObject({ port: 8123, paths });
  });

  test.each<[string, ImageTable, readonly object[]]>([
    ['Mimir is there', { ...images, 'm:1': { ...prometheus, key: 'mimir' } }, [rendered]],
    ['Prometheus is not there', { ...images, 'p:1': { missing: 'no', key: 'prometheus' } }, [rendered]],
    ['Prometheus is not rendered', { 'm:1': missing }, [rendered]],
    ['Mimir is distributed', images, [{ target: 'querier' }, { target: 'ingester' }]],
    ['only a part of Mimir is rendered', images, [{ target: 'querier' }]],
    ['several Mimirs are rendered', images, [rendered, rendered]],
  ])('does not run where %s', (_, table, configurations) => {
    expect(standIn(table, ...configurations)).toBe(imageOf(table, 'm:1'));
  });
});
