import { expect } from '@jest/globals';
import { AlloyReceiver } from '../../constructs/alloy';
import { bearerToken, external, percent } from '../../constructs/kit';
import { testEnvironment } from '../support';
import { testWith } from '../with-program';
import { verifyRendered } from './rendered';

testWith('alloy', 'a key of a Secret that somebody makes is no reason to reject what reads it', async () => {
  const environment = testEnvironment();
  const cloud = external(environment, {
    protocol: 'otlp.http',
    url: 'https://otlp.example.com',
    addresses: ['203.0.113.7'],
    credentials: bearerToken({ secretName: 'cloud' }),
  });
  new AlloyReceiver(environment, { metricsTo: cloud, logsTo: cloud, tracesTo: cloud, keep: [percent(10)] });
  const results = await verifyRendered(environment, { titles: ['alloy run'] });
  expect(results.map(({ verdict, words }) => [verdict, words])).toEqual([['accepted', undefined]]);
});
