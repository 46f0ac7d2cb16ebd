import { K6, type K6Props } from '../../constructs/k6';
import { bearerToken, type Environment, external } from '../../constructs/kit';
import { Mimir } from '../../constructs/mimir';
import { Sample, size, testAnswers, untyped } from './cases';

/** Load tests that cannot run, or that would say nothing. */

const loading =
  (given: Partial<K6Props>) =>
  (environment: Environment): void => {
    const { remoteWrite: metricsTo } = new Mimir(environment, size);
    const target = external(environment, {
      protocol: 'http',
      url: 'http://shop.example.com',
      addresses: ['203.0.113.7'],
    });
    new K6(environment, { target, metricsTo, ...given });
  };

testAnswers([
  [
    'nobody to load',
    loading({ target: untyped(undefined) }),
    ['test › k6 › target: target is missing | target: grafana.web'],
  ],
  [
    'an endpoint of another protocol',
    (environment) => {
      const mimir = new Mimir(environment, size);
      new K6(environment, { target: untyped(mimir.query), metricsTo: mimir.remoteWrite });
    },
    ['test › k6 › target: mimir speaks prometheus.query there | an endpoint that speaks http, such as grafana.web'],
  ],
  [
    'a way of running that there is not',
    loading({ mode: untyped('cron') }),
    ['test › k6 › mode: "cron" is none of job, continuous | one of: job, continuous'],
  ],
  [
    'a script that is not there',
    loading({ script: 'load/nothing.js' }),
    ["test › k6 › script: there is no file load/nothing.js | the script's path from the repository's folder"],
  ],
  [
    'a script that needs more than itself',
    loading({ script: 'test/fixtures/load/from-elsewhere.js' }),
    [
      'test › k6 › script: test/fixtures/load/from-elsewhere.js needs https://jslib.k6.io/k6-utils/1.4.0/index.js, and no policy lets its pod out to it | one file with everything in it, such as a bundler makes',
      'test › k6 › script: test/fixtures/load/from-elsewhere.js needs ./orders.js, and its pod has the script alone | one file with everything in it, such as a bundler makes',
      'test › k6 › script: test/fixtures/load/from-elsewhere.js needs ../data.csv, and its pod has the script alone | one file with everything in it, such as a bundler makes',
      'test › k6 › script: test/fixtures/load/from-elsewhere.js needs k6/x/sql, which is an extension that the image lacks | what k6 itself brings',
    ],
  ],
  [
    'an invalid threshold',
    loading({ thresholds: { http_req_duration: ['p95 < 500'] } }),
    [
      "test › k6 › thresholds.http_req_duration: \"p95 < 500\" is no threshold | an aggregation, an operator and a number, such as 'p(95)<500' or 'rate>0.99'",
    ],
  ],
  [
    'a metric without a threshold',
    loading({ thresholds: { checks: [] } }),
    ["test › k6 › thresholds.checks: the list is empty | a list such as ['p(95)<500']"],
  ],
  [
    'no virtual users',
    loading({ vus: 0 }),
    ['test › k6 › vus: 0 is not a whole number from 1 to 10000 | a whole number from 1 to 10000'],
  ],
  [
    'a duration without its unit',
    loading({ duration: untyped(600) }),
    ['test › k6 › duration: 600 is given | a duration such as minutes(10)'],
  ],
  [
    'a testid with spaces',
    loading({ testId: 'second try' }),
    [
      'test › k6 › testId: "second try" is no testid | at most 63 letters, digits, hyphens, underscores and dots, such as \'checkout-2\'',
    ],
  ],
  [
    'a target that asks who calls',
    (environment) => {
      const { remoteWrite: metricsTo } = new Mimir(environment, size);
      const target = external(environment, {
        protocol: 'http',
        url: 'https://shop.example.com',
        addresses: ['203.0.113.7'],
        credentials: bearerToken({ secretName: 'shop' }),
      });
      new K6(environment, { target, metricsTo });
    },
    [
      'test › k6 › target: shop.example.com is called with credentials or a certificate authority, and this caller can show neither | an endpoint without them, such as one of this cluster; a Collector, an Alloy and a Tempo can show them',
    ],
  ],
  [
    'a Job of several pods',
    (environment) => new Sample(environment, { kind: 'Job', replicas: 2 }),
    ["test › sample › replicas: a Job has one pod | no replicas, or kind: 'Deployment'"],
  ],
]);
