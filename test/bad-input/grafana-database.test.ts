import { expect, test } from '@jest/globals';
import { Grafana, type GrafanaProps } from '../../constructs/grafana';
import { basicLogin, bearerToken, type Environment, external, gibibytes } from '../../constructs/kit';
import { Postgresql } from '../../constructs/postgresql';
import { findingsOf, testEnvironment } from '../support';
import { stores, testAnswers, untyped } from './cases';

/** Where Grafana keeps its data, and how many pods do. */

const url = 'postgresql://db.example.com/grafana';
const addresses = ['203.0.113.54'];
const credentials = basicLogin({ username: 'grafana', secretName: 'grafana-database' });
const secretKey = { secretName: 'grafana-key', key: 'secret-key' };

function grafana(environment: Environment, props: Partial<GrafanaProps>) {
  const { mimir } = stores(environment);
  new Grafana(environment, { datasources: [mimir.datasource], ...props });
}

testAnswers([
  [
    'an endpoint of another protocol, of which nothing else is asked',
    (environment) =>
      grafana(environment, {
        database: untyped(external(environment, { protocol: 'http', url: 'https://db.example.com', addresses })),
      }),
    [
      "test › grafana › database: db.example.com speaks http there | an endpoint that speaks postgresql, such as external(environment, { protocol: 'postgresql', … })",
    ],
  ],
  [
    'two pods, each with a database of its own',
    (environment) => grafana(environment, { replicas: 2 }),
    [
      "test › grafana › replicas: each of 2 pods would have a database of its own, so what people save would be there now and then | database: external(environment, { protocol: 'postgresql', … }), or one pod",
    ],
  ],
  [
    'a database without a login, with a key that everybody knows, and a volume beside it',
    (environment) =>
      grafana(environment, {
        database: external(environment, { protocol: 'postgresql', url, addresses }),
        disk: gibibytes(1),
      }),
    [
      "test › grafana › database: nothing says by which name and password Grafana signs in there | credentials: basicLogin({ username: 'grafana', secretName: 'grafana-database' })",
      "test › grafana › secretKey: passwords in the database would be encrypted by a key that everybody knows | secretKey: { secretName: 'grafana-key', key: 'secret-key' }, made once and never changed",
      'test › grafana › disk: with a database elsewhere nothing is kept on a volume | no disk',
    ],
  ],
  [
    'a token, which PostgreSQL does not take, and no name of a database',
    (environment) =>
      grafana(environment, {
        secretKey,
        database: external(environment, {
          protocol: 'postgresql',
          url: 'postgresql://db.example.com',
          addresses,
          credentials: bearerToken({ secretName: 'grafana-database' }),
        }),
      }),
    [
      'test › grafana › database: its URL names no database | postgresql://db.example.com:5432/grafana',
      "test › grafana › database: nothing says by which name and password Grafana signs in there | credentials: basicLogin({ username: 'grafana', secretName: 'grafana-database' })",
    ],
  ],
  [
    'the settings of the connection in its URL',
    (environment) =>
      grafana(environment, {
        secretKey,
        database: external(environment, {
          protocol: 'postgresql',
          url: `${url}?sslmode=disable`,
          addresses,
          credentials,
        }),
      }),
    [
      'test › external › url: the URL has ?sslmode=disable, which is no part of an address: what follows by the protocol is put behind it | postgresql://db.example.com/grafana',
    ],
  ],
  [
    'a component where its endpoint is meant, no number of pods, no key of a Secret',
    (environment) =>
      grafana(environment, {
        database: untyped(new Postgresql(environment, { database: 'grafana', secretName: 'grafana-database' })),
        replicas: 0,
        secretKey: untyped('secret'),
        executeAlerts: untyped('no'),
      }),
    [
      'test › grafana › database: the component postgresql is given | its property sql, an endpoint that speaks postgresql',
      'test › grafana › replicas: 0 is not a whole number from 1 to 10 | a whole number from 1 to 10',
      "test › grafana › secretKey: \"secret\" is given | an object such as { secretName: 'grafana-key', key: 'secret-key' }",
      'test › grafana › executeAlerts: "no" is given | true or false',
    ],
  ],
  [
    'the Secret of the key by the name of the one that Grafana makes itself',
    (environment) =>
      grafana(environment, {
        database: external(environment, { protocol: 'postgresql', url, addresses, credentials }),
        secretKey: { secretName: 'grafana', key: 'secret-key' },
      }),
    [
      "test › grafana › adminPassword: Grafana's init container makes the Secret grafana with the administrator's password, unless there is one of that name | another Secret than grafana for what you make, or adminPassword: { secretName: 'grafana' } with it in the same",
    ],
  ],
  [
    'a PostgreSQL for trials without names',
    (environment) => new Postgresql(environment, { database: 'My-Database', secretName: untyped(undefined) }),
    [
      'test › postgresql › database: "My-Database" is no name of a database | lower-case letters, digits and underscores that begin with a letter',
      "test › postgresql › secretName: secretName is missing | secretName: 'grafana-database'",
    ],
  ],
]);

test('the database of another environment', () => {
  const environment = testEnvironment();
  const { sql } = new Postgresql(testEnvironment(undefined, 'other'), {
    database: 'grafana',
    secretName: 'grafana-database',
  });
  grafana(environment, { database: sql, secretKey });
  expect(findingsOf(environment)).toEqual([
    "test › grafana › database: postgresql belongs to the environment other | an endpoint of test, or one of the other's Gateway, by endpointsOf(…)",
  ]);
});
