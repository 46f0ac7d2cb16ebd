import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { plainNetwork } from '../../constructs/kit';
import { samplingThresholdGate } from '../../constructs/opentelemetry/processors/tail-sampling';
import { inTiers } from '../fixtures/in-tiers';
import { objectOf, testEnvironment } from '../support';
import { testWith } from '../with-program';

const sampling = 'otel-collector-sampling';
testWith('otelcol', 'takes the configuration of each tier', async (program) => {
  const environment = testEnvironment({ name: 'shop', network: plainNetwork() });
  inTiers(environment, { jaeger: true, otherClusters: true });
  const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-tiers-'));
  for (const name of ['otel-collector', sampling]) {
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, objectOf(environment, 'ConfigMap', name).data['config.yaml']);
    const gates = `--feature-gates=${samplingThresholdGate}`;
    const { status, stderr } = spawnSync(program, ['validate', `--config=${file}`, gates], {
      encoding: 'utf8',
      env: { POD_NAME: 'otel-collector-1' },
    });
    expect([status, stderr]).toEqual([0, '']);
  }
  rmSync(folder, { recursive: true });
});
