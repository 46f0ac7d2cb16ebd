import {
  Alertmanager,
  type AlertmanagerProps,
  email,
  type Receiver,
  type Route,
  slack,
  webhook,
} from '../../constructs/alertmanager';
import type { Environment } from '../../constructs/kit';
import { smtp, team } from '../alertmanager/environments';
import { testAnswers, untyped } from './cases';

/** Receivers of alerts by which nobody would be told. */

const make = (props: Partial<AlertmanagerProps>) => (environment: Environment) =>
  new Alertmanager(environment, { smtp, receiver: team, ...props });

const routed = (...routes: readonly Route[]) => make({ routes });

const at = 'test › alertmanager › ';
const oneReceiver =
  'a receiver: email({ … }), msteamsv2({ … }), opsgenie({ … }), pagerduty({ … }), slack({ … }), webhook({ … }); or nobody()';
const blocks = "addresses: ['203.0.113.0/24'], the blocks of addresses that the host has";
const addresses = ['203.0.113.0/24'];

testAnswers([
  [
    'no receiver',
    make({ receiver: untyped<Receiver>(undefined) }),
    [`${at}receiver: receiver is missing | receiver: email({ name: 'team', to: ['team@example.com'] }), or nobody()`],
  ],
  [
    'a receiver by its name',
    routed({ match: { team: 'a' }, receiver: untyped<Receiver>('payments') }),
    [`${at}routes.receiver: "payments" is given | ${oneReceiver}`],
  ],
  [
    'two receivers of one name',
    routed({ match: { team: 'a' }, receiver: email({ name: 'team', to: ['a@example.com'] }) }),
    [`${at}receiver: two receivers are named team | one value for both, or a name of its own for one`],
  ],
  [
    'mail to nobody',
    make({ receiver: email({ name: 'team', to: [] }) }),
    [`${at}receiver team.to: the list is empty | a list such as ['team@example.com']`],
  ],
  [
    'a name that is no text',
    make({ receiver: email({ name: untyped(Symbol('x')), to: ['team@example.com'] }) }),
    [`${at}receiver email.name: Symbol(x) is given | a text of one line such as 'team'`],
  ],
  [
    'mail to what is no address',
    make({ receiver: email({ name: 'team', to: ['the team'] }) }),
    [`${at}receiver team.to: "the team" is no mail address | a mail address such as 'team@example.com'`],
  ],
  [
    'a channel without its sign',
    routed({
      match: { team: 'a' },
      receiver: slack({
        name: 'chat',
        apiUrl: { secretName: 'alert-slack', key: 'url' },
        channel: 'alerts',
        addresses,
      }),
    }),
    [`${at}receiver chat.channel: "alerts" is no channel | a channel or a person, such as '#alerts' or '@someone'`],
  ],
  [
    'a URL with a token',
    routed({
      match: { team: 'a' },
      receiver: webhook({ name: 'bridge', url: 'https://hooks.example.com/?token=1', addresses }),
    }),
    [
      `${at}receiver bridge.url: there is a query in the URL, which may hold a token, and what is rendered is in Git | a URL such as 'https://alerts.example.com/hook', or a key of a Secret such as { secretName: 'alert-webhook', key: 'url' }`,
    ],
  ],
  [
    'a URL in a Secret, and nobody says whose',
    routed({
      match: { team: 'a' },
      receiver: webhook({ name: 'bridge', url: { secretName: 'alert-webhook', key: 'url' }, addresses }),
    }),
    [
      `${at}receiver bridge.host: the URL is in a Secret, so nothing says whom network policies must let through | host: 'hooks.example.com', the host of the URL`,
    ],
  ],
  [
    'a host outside that policies cannot name',
    routed({
      match: { team: 'a' },
      receiver: webhook({ name: 'bridge', url: 'https://hooks.example.com/alerts' }),
    }),
    [
      `${at}receiver bridge.addresses: a policy of this network knows no names, so it cannot let hooks.example.com through | ${blocks}`,
    ],
  ],
  [
    'a Service of the cluster without its pods',
    routed({
      match: { team: 'a' },
      receiver: webhook({ name: 'bridge', url: 'http://bridge.chat.svc:8080/alerts' }),
    }),
    [
      `${at}receiver bridge.addresses: bridge.chat.svc is a Service of this cluster, and nothing says which pods answer there | pods: pods('mail', { app: 'postfix' }), with their namespace and labels`,
    ],
  ],
]);
