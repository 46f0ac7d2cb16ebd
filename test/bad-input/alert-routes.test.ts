import {
  Alertmanager,
  type AlertmanagerProps,
  email,
  type Receiver,
  type Route,
  webhook,
} from '../../constructs/alertmanager';
import { days, type Environment, hours, minutes, seconds } from '../../constructs/kit';
import { Prometheus } from '../../constructs/prometheus';
import { smtp, team } from '../alertmanager/environments';
import { type Case, size, testAnswers, untyped } from './cases';

/** Routes, repetitions and silences by which nobody, or everybody, would be told. */

const make = (props: Partial<AlertmanagerProps>) => (environment: Environment) =>
  new Alertmanager(environment, { smtp, receiver: team, ...props });

const routed = (...routes: readonly Route[]) => make({ routes });

const at = 'test › alertmanager › ';
const labels = "labels with their values, such as { team: 'payments' } or { severity: ['warning', 'critical'] }";
const matcherForm = `a matcher such as 'namespace!="demo"' or 'team=~"a|b"'`;
const payments = email({ name: 'payments', to: ['payments@example.com'] });

const usual = "['alertname']";

testAnswers([
  [
    'labels by which Alertmanager would not start',
    make({
      groupBy: ['...', 'team'],
      routes: [{ match: { team: 'a' }, receiver: payments, groupBy: ['team', 'team'] }],
    }),
    [
      `${at}groupBy: '...' stands beside other labels | ['...'] alone, or the other labels without it`,
      `${at}routes.groupBy: team is there twice | each label once`,
    ],
  ],
  [
    'no label',
    make({ groupBy: untyped('alertname') }),
    [`${at}groupBy: "alertname" is given | a list such as ${usual}`],
  ],
  [
    'a severity that no alert has',
    routed({ match: { severity: untyped(['Critical', 'warning']) }, receiver: payments }),
    [`${at}routes.match.severity: "Critical" is none of warning, critical | 'critical'`],
  ],
  [
    'a password in the address of its pages',
    make({ externalUrl: 'https://user:secret@alerts.example.com' }),
    [
      `${at}externalUrl: there is a password in the URL, and what is rendered is in Git | a URL such as https://alerts.example.com`,
    ],
  ],
  [
    'a route that matches everything',
    routed({ receiver: payments }),
    [
      `${at}routes › 1: it matches every alert, so the routes after it and the default receiver are told of none | match: { team: 'payments' }, or this receiver as the default: receiver`,
    ],
  ],
  [
    'a route behind one that takes the same',
    routed({ match: { team: 'a' }, receiver: payments }, { match: { team: 'a' }, receiver: team }),
    [
      `${at}routes › 2: an earlier route takes the alerts with team="a", so this one is told of none | continue: true at the earlier one, or one route for both`,
    ],
  ],
  [
    'a label of two lines',
    routed({ match: { team: 'a\nb' }, receiver: payments }),
    [`${at}routes.match: the label team has no value to compare with | ${labels}`],
  ],
  [
    'a label without a value',
    routed({ match: { team: [] }, receiver: payments }),
    [`${at}routes.match: the label team has no value to compare with | ${labels}`],
  ],
  [
    'an invalid matcher',
    routed({ matchers: ['team == a'], receiver: payments }),
    [`${at}routes.matchers: "team == a" is no matcher | a matcher such as 'namespace!="demo"' or 'team=~"a|b"'`],
  ],
  ...(
    [
      ['=~"shop("', '"shop(" has a group that is not closed'],
      ['!~"a{3,2}"', '"a{3,2}" repeats {3,2}, at least more often than at most'],
      ['=~a**', '"a**" repeats a repetition at *'],
    ] as const
  ).map(
    ([matcher, fault]): Case => [
      `an expression that Alertmanager cannot read: ${matcher}`,
      routed({ matchers: [`team${matcher}`], receiver: payments }),
      [`${at}routes.matchers: the expression ${fault} | ${matcherForm}`],
    ],
  ),
  [
    'a silence by an expression that Alertmanager cannot read',
    make({
      inhibitRules: [
        {
          name: 'a',
          sourceMatchers: ['team=~"a["'],
          targetMatchers: ['team="=~("', 'pod=~"a\\\\.b"'],
          equal: ['team'],
        },
      ],
    }),
    [
      `${at}inhibitRules.sourceMatchers: the expression "a[" has a class [ that is not closed | a matcher such as 'severity="critical"' or 'team=~"a|b"'`,
    ],
  ],
  ['two pods', make({ replicas: untyped<3>(2) }), [`${at}replicas: 2 is given | 1, or 3 so that one may be away`]],
  [
    'repetitions that are forgotten before they are due',
    make({ repeatInterval: days(7) }),
    [
      `${at}repeatInterval: a notification is repeated after 168h, and after 120h nobody remembers that it was sent, so it is sent again then | less than 120h, or a longer retention`,
    ],
  ],
  [
    'repetitions that are more frequent than a group is looked at',
    routed({ match: { team: 'a' }, receiver: payments, repeatInterval: minutes(1) }),
    [
      `${at}routes: a notification cannot be repeated after 1m, as its group is looked at every 5m | 5m or more, or a shorter groupInterval`,
    ],
  ],
  [
    'three pods, and groups that are looked at before the last has had its turn',
    make({ replicas: 3, groupInterval: seconds(30) }),
    [
      `${at}groupInterval: a group is looked at again after 30s, while a pod still waits whether the others send, so a notification comes twice | groupInterval: minutes(1) or more, or one pod`,
    ],
  ],
  [
    'an alert that silences everything',
    make({
      inhibitRules: [{ name: 'all', sourceMatchers: ['alertname="A"'], targetMatchers: ['alertname="B"'], equal: [] }],
    }),
    [
      `${at}inhibitRules › all: without a label in which both are equal, one alert anywhere silences every target everywhere | equal: ['alertname', 'namespace'], the labels that say that both are about one thing`,
    ],
  ],
  [
    'a dead man’s switch by mail',
    make({ deadMansSwitch: untyped<Receiver<'webhook'>>(payments) }),
    [
      `${at}deadMansSwitch: payments is a receiver of the kind email, and people would hear from it every minute | webhook({ … }) of a service outside that tells you when calls stop`,
    ],
  ],
  [
    'a dead man’s switch inside',
    make({
      deadMansSwitch: webhook({
        name: 'silence',
        url: 'http://watch.chat.svc/',
        pods: { kind: 'pods', namespace: 'chat', labels: { app: 'watch' }, inMesh: false },
      }),
    }),
    [
      `${at}deadMansSwitch: watch.chat.svc is in this cluster, and a cluster that is away calls nobody | webhook({ … }) of a service outside that tells you when calls stop`,
    ],
  ],
  [
    'an endpoint that takes no alerts',
    (environment) => {
      const alertmanager = new Alertmanager(environment, { smtp, receiver: team, repeatInterval: hours(1) });
      new Prometheus(environment, { ...size, alertsTo: untyped(alertmanager) });
    },
    [
      'test › prometheus › alertsTo: the component alertmanager is given | its property push, an endpoint that speaks alertmanager',
    ],
  ],
]);
