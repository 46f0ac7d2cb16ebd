import { describe, expect, test } from '@jest/globals';
import { Alertmanager, email, webhook } from '../../constructs/alertmanager';
import type { Environment } from '../../constructs/kit';
import { Model } from '../../tools/e2e/model';
import { renderedAlertmanager } from '../../tools/e2e/model/rendered-alertmanager';
import { isAbout, isResolved, numbersIn } from '../../tools/e2e/parts/notifications/mails';
import { bind } from '../../tools/e2e/suite/bind';
import { alerting as suite } from '../../tools/e2e/suites/alerting';
import { alerting, everything, smtp, team } from '../alertmanager/environments';
import { testEnvironment } from '../support';
import { manifestsOf } from './environments';

const read = (environment: Environment) =>
  renderedAlertmanager({ manifests: manifestsOf(environment), model: new Model(environment) });

describe('the Alertmanager of any environment is read', () => {
  test('with what it waits for, whom it calls and who signs in', () => {
    expect(read(alerting(everything))).toMatchObject({
      replicas: 1,
      groupWait: 30,
      groupInterval: 300,
      tls: true,
      user: { name: 'alerts', passwordFile: '/etc/alertmanager-secrets/smtp/password' },
      deadMansSwitch: 'https://watch.example.com/ping',
      mailServer: { host: 'smtp.example.com', port: 587 },
    });
  });

  test('and an environment that has none, or tells nobody by mail, is refused', () => {
    expect(() => read(testEnvironment())).toThrow('needs an Alertmanager, and the environment has none');
    const addresses = ['203.0.113.0/24'];
    const bridge = webhook({ name: 'bridge', url: 'https://hooks.example.com/a', addresses });
    expect(() => read(alerting({ receiver: bridge }))).toThrow(
      'needs an Alertmanager whose default receiver gets mail',
    );
    const certificateAuthority = { secretName: 'company-ca', key: 'ca.crt' };
    expect(() => read(alerting({ receiver: team, smtp: { ...smtp, certificateAuthority } }))).toThrow(
      'needs a mail server with the certificate of a public authority',
    );
  });

  test('by the name that it has', () => {
    const environment = testEnvironment();
    new Alertmanager(environment, { name: 'bell', smtp, receiver: email({ name: 'team', to: ['a@example.com'] }) });
    expect(read(environment).component.name).toBe('bell');
  });
});

test('the run makes the Secrets, and plays the hosts beyond the cluster', () => {
  const { prepares, model } = bind(suite, []);
  const secrets = prepares.objects?.(model.environment) ?? [];
  expect(secrets.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toContain('Secret smtp');
  expect(new Set((prepares.pods ?? []).flatMap(({ hostNames = [] }) => hostNames))).toEqual(
    new Set(['smtp.example.com', 'watch.example.com']),
  );
  expect(prepares.programs).toContain('mailpit');
});

test('a mail says which alerts it is about', () => {
  const alert = (number: string) => `<strong>Labels</strong><br/>alertname = E2eTen<br/>e2e_number = ${number}<br/>`;
  const mail = { id: '1', subject: '[FIRING:2] E2eTen shop', to: [], content: `${alert('n0')}${alert('n1')}` };
  expect(numbersIn(mail)).toEqual(['n0', 'n1']);
  expect([isAbout('E2eTen', mail), isAbout('E2eTe', mail), isAbout('E2eTen1', mail)]).toEqual([true, false, false]);
  expect([isResolved(mail), isResolved({ ...mail, subject: '[RESOLVED] E2eTen shop' })]).toEqual([false, true]);
});
