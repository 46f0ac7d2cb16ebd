import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@jest/globals';
import { AlloyReceiver } from '../../constructs/alloy';
import { bearerToken, external, percent } from '../../constructs/kit';
import { environmentFiles } from '../../tools/synth/environment-files';
import { verify } from '../../tools/verify/verify';
import { testEnvironment } from '../support';
import { testWith } from '../with-program';
import { find } from './edited';

testWith('alloy', 'a key of a Secret that somebody makes is no reason to reject what reads it', async () => {
  const environment = testEnvironment();
  const cloud = external(environment, {
    protocol: 'otlp.http',
    url: 'https://otlp.example.com',
    addresses: ['203.0.113.7'],
    credentials: bearerToken({ secretName: 'cloud' }),
  });
  new AlloyReceiver(environment, { metricsTo: cloud, logsTo: cloud, tracesTo: cloud, keep: [percent(10)] });
  environment.build();
  const folder = mkdtempSync(path.join(tmpdir(), 'lgtm-cdk8s-verify-secrets-'));
  try {
    const dist = path.join(folder, 'dist');
    for (const [file, text] of environmentFiles(environment)) {
      mkdirSync(path.dirname(path.join(dist, file)), { recursive: true });
      writeFileSync(path.join(dist, file), text);
    }
    const results = await verify({ dist, environments: [environment], find, titles: ['alloy run'] });
    expect(results.map(({ verdict, words }) => [verdict, words])).toEqual([['accepted', undefined]]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
