import { type Duration, type Environment, minutes } from '../kit';
import type { Checks } from '../kit/model/checks';
import { checkHostPlace, isInCluster } from '../kit/model/outside-host';
import { repeated } from '../kit/model/repeated';
import { usualRetention } from './config';
import { checkInhibitRules, usualInhibitRules } from './inhibit';
import type { AlertmanagerProps } from './props';
import type { Integration, Receiver } from './receivers/receiver';
import { checkRoutes, type Grouping, repetitionsOf, timeIntervalsOf, usualGrouping } from './routes';
import { checkSmtp, mailServer } from './smtp';
import { checkTimeIntervals } from './time-interval';
import { checkToldTimes } from './told-times';

/** Reports what Alertmanager would refuse, and what would keep notifications from people. */
export function checkAlertmanager(
  check: Checks,
  props: AlertmanagerProps,
  /** Every receiver that is named, and what Alertmanager is told of those that are right. */
  {
    named,
    receivers,
  }: { readonly named: readonly Receiver[]; readonly receivers: readonly (readonly [Receiver, Integration])[] },
  cluster: Environment['cluster'],
): void {
  const { routes = [], smtp, inhibitRules = usualInhibitRules, deadMansSwitch, retention = usualRetention } = props;
  for (const name of repeated(named.map(({ name }) => name).filter((each) => each !== ''))) {
    check.report('receiver', `two receivers are named ${name}`, 'one value for both, or a name of its own for one');
  }
  if (check.sound('routes')) checkRoutes(check, 'routes', routes);
  const right = checkTimeIntervals(check, timeIntervalsOf(routes));
  if (check.sound('routes')) checkToldTimes(check, 'routes', routes, right);
  if (check.sound('inhibitRules')) checkInhibitRules(check, inhibitRules);
  checkMail(check, props, named);
  if (smtp && check.sound('smtp')) {
    checkSmtp(check, smtp);
    checkHostPlace(check, 'smtp.addresses', mailServer(smtp), cluster);
  }
  for (const [receiver, { calls }] of receivers) {
    if (calls) checkHostPlace(check.at(receiver.madeAt), `${receiver.place}.addresses`, calls, cluster);
  }
  if (deadMansSwitch && check.sound('deadMansSwitch')) checkDeadMansSwitch(check, deadMansSwitch, receivers);
  for (const grouping of [props, ...repetitionsOf(routes)]) checkIntervals(check, grouping, props, retention);
}

function checkMail(check: Checks, { smtp }: AlertmanagerProps, named: readonly Receiver[]): void {
  if (!check.sound('receiver', 'routes')) return;
  const byMail = named.filter(({ kind }) => kind === 'email');
  // One without a name has been reported.
  const names = byMail.map(({ name }) => name).filter((name) => name !== '');
  check.require(
    smtp !== undefined || names.length === 0,
    'smtp',
    `${names.join(', ')} gets mail, and there is no mail server`,
    "smtp: { smarthost: 'smtp.example.com:587', from: 'alerts@example.com' }",
  );
  check.require(
    smtp === undefined || byMail.length > 0 || !check.sound('smtp'),
    'smtp',
    'no receiver gets mail',
    "a receiver such as email({ name: 'team', to: ['team@example.com'] }), or no smtp",
  );
}

function checkDeadMansSwitch(
  check: Checks,
  deadMansSwitch: Receiver,
  receivers: readonly (readonly [Receiver, Integration])[],
): void {
  const webhook = check.require(
    deadMansSwitch.kind === 'webhook',
    'deadMansSwitch',
    `${deadMansSwitch.name} is a receiver of the kind ${deadMansSwitch.kind}, and people would hear from it every minute`,
    'webhook({ … }) of a service outside that tells you when calls stop',
  );
  const host = receivers.find(([receiver]) => receiver === deadMansSwitch)?.[1].calls?.host;
  check.require(
    !webhook || host === undefined || !isInCluster(host),
    'deadMansSwitch',
    `${host} is in this cluster, and a cluster that is away calls nobody`,
    'webhook({ … }) of a service outside that tells you when calls stop',
  );
}

/**
 * The last of three pods waits for half a minute whether the others send. Measured: where groups are looked at again meanwhile, it has
 * seen another state of them than the others, and all of them send.
 */
const shortestOfSeveral = minutes(1);

/** `own`: as a route has it. `usual`: as the component has it, which a route takes over. */
function checkIntervals(check: Checks, own: Grouping, usual: AlertmanagerProps, retention: Duration): void {
  if (!check.sound('repeatInterval', 'groupInterval', 'retention', 'routes', 'replicas')) return;
  const repeat = own.repeatInterval ?? usual.repeatInterval ?? usualGrouping.repeatInterval;
  const interval = own.groupInterval ?? usual.groupInterval ?? usualGrouping.groupInterval;
  const place = own === usual ? 'repeatInterval' : 'routes';
  const several = (usual.replicas ?? 1) > 1;
  if (several && interval.seconds < shortestOfSeveral.seconds) {
    check.reportOnce(
      own === usual ? 'groupInterval' : 'routes',
      `a group is looked at again after ${interval}, while a pod still waits whether the others send, so a notification comes twice`,
      'groupInterval: minutes(1) or more, or one pod',
    );
  }
  if (repeat.seconds >= retention.seconds) {
    check.reportOnce(
      place,
      `a notification is repeated after ${repeat}, and after ${retention} nobody remembers that it was sent, so it is sent again then`,
      `less than ${retention}, or a longer retention`,
    );
  }
  if (repeat.seconds < interval.seconds) {
    check.reportOnce(
      place,
      `a notification cannot be repeated after ${repeat}, as its group is looked at every ${interval}`,
      `${interval} or more, or a shorter groupInterval`,
    );
  }
}
