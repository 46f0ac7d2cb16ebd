import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { builtFixture, type FixtureName, fixtures } from '../fixtures/environments';
import { inTiers } from '../fixtures/in-tiers';
import { testEnvironment } from '../support';

/**
 * Names that the Collector still takes for another one, warns of at each start, and will give up.
 * `deprecated_type` in https://github.com/open-telemetry/opentelemetry-collector-contrib/blob/v0.159.0/processor/deltatocumulativeprocessor/metadata.yaml
 */
const formerNames: Readonly<Record<string, readonly string[]>> = {
  connectors: ['spanmetrics'],
  exporters: ['loadbalancing', 'otlp', 'otlphttp', 'prometheusremotewrite'],
  processors: ['deltatocumulative', 'k8sattributes'],
};

const tiers = () => {
  const environment = testEnvironment();
  inTiers(environment, { otherClusters: true });
  environment.build();
  return environment;
};

/** The kinds and names of all parts of all Collectors. */
const parts = [...(Object.keys(fixtures) as FixtureName[]).map(builtFixture), tiers()]
  .flatMap(({ components }) => components.flatMap(({ objects }) => objects.map((object) => object.toJson())))
  .flatMap(({ kind, data = {} }) => (kind === 'ConfigMap' && 'config.yaml' in data ? [parse(data['config.yaml'])] : []))
  .flatMap((configuration) =>
    Object.keys(formerNames).flatMap((kind) =>
      Object.keys(configuration[kind] ?? {}).map((id) => ({ kind, name: id.split('/')[0] ?? '' })),
    ),
  );

test.each(Object.entries(formerNames))('no part among the %s is called by a name that is given up', (kind, former) => {
  const names = new Set(parts.filter((part) => part.kind === kind).map(({ name }) => name));
  expect(names.size).toBeGreaterThan(0);
  expect([...names].filter((name) => former.includes(name))).toEqual([]);
});
