import { Alertmanager, type AlertmanagerProps, email, webhook } from '../../constructs/alertmanager';
import type { Environment } from '../../constructs/kit';
import { smtp, team } from '../alertmanager/environments';
import { testAnswers, untyped } from './cases';

/** Mail servers by which no mail comes. */

const make = (props: Partial<AlertmanagerProps>) => (environment: Environment) =>
  new Alertmanager(environment, { smtp, receiver: team, ...props });

const at = 'test › alertmanager › ';
const blocks = "addresses: ['203.0.113.0/24'], the blocks of addresses that the host has";
const { addresses, ...unnamed } = smtp;

testAnswers([
  [
    'mail without a server',
    make({ smtp: undefined }),
    [
      `${at}smtp: team gets mail, and there is no mail server | smtp: { smarthost: 'smtp.example.com:587', from: 'alerts@example.com' }`,
    ],
  ],
  [
    'a server that nobody needs',
    make({ receiver: webhook({ name: 'bridge', url: 'https://hooks.example.com/a', addresses }) }),
    [
      `${at}smtp: no receiver gets mail | a receiver such as email({ name: 'team', to: ['team@example.com'] }), or no smtp`,
    ],
  ],
  [
    'a name of two lines',
    make({ smtp: { ...smtp, authUsername: 'a\nb' } }),
    [`${at}smtp.authUsername: "a\\nb" is more than one line | a text of one line such as 'alerts'`],
  ],
  [
    'a server without its port',
    make({ smtp: { ...smtp, smarthost: 'smtp.example.com' } }),
    [
      `${at}smtp.smarthost: "smtp.example.com" is no host name with a port | a host name with its port, such as 'smtp.example.com:587'`,
    ],
  ],
  [
    'a password that would cross the network readably',
    make({ smtp: { ...smtp, requireTls: false } }),
    [
      `${at}smtp.requireTls: without TLS a password would cross the network readably, and Alertmanager refuses to send it | requireTls: true, or neither authUsername nor authPassword`,
    ],
  ],
  [
    'a user without a password',
    make({ smtp: { ...smtp, authPassword: undefined } }),
    [
      `${at}smtp.authPassword: alerts would sign in without a password | authPassword: { secretName: 'smtp', key: 'password' }, or no authUsername`,
    ],
  ],
  [
    'a password in the file',
    make({ smtp: { ...smtp, authPassword: untyped('secret') } }),
    [`${at}smtp.authPassword: "secret" is given | an object such as { secretName: 'smtp', key: 'password' }`],
  ],
  [
    'a server that policies cannot name',
    make({ smtp: unnamed }),
    [
      `${at}smtp.addresses: a policy of this network knows no names, so it cannot let smtp.example.com through | ${blocks}`,
    ],
  ],
  [
    'a header whose template no mail outlives',
    make({ receiver: email({ name: 'team', to: ['team@example.com'], headers: { Subject: '{{ .CommonLabels' } }) }),
    [
      `${at}receiver team.headers.Subject: it opens {{ and does not close it: "{{ .CommonLabels" | a text such as 'Alert', or a template such as '{{ .CommonLabels.alertname }}'`,
    ],
  ],
  [
    'an invalid address',
    make({ smtp: { ...smtp, addresses: ['203.0.113.0/99'] } }),
    [
      `${at}smtp.addresses: "203.0.113.0/99" is neither an address nor a block | an address or a block of addresses, such as '203.0.113.0/24'`,
    ],
  ],
]);
