import type { Bytes, ComponentProps, ConfigurationChange, Duration, ResourceProps } from '../kit';
import { componentValidators } from '../kit/environment/component-props';
import { anything, bytes, duration, list, optional, text, type Validators, validator } from '../kit/model/validation';
import { resourceValidator } from '../kit/pods/container';
import type { AlertmanagerConfiguration } from './config';
import { type InhibitRule, inhibitRuleValidator } from './inhibit';
import { type Receiver, receiverValidator } from './receivers/receiver';
import { webUrlProblem } from './receivers/url';
import { type Grouping, groupingValidators, type Route, routesValidator } from './routes';
import { type Smtp, smtpValidator } from './smtp';

export interface AlertmanagerProps extends ComponentProps, Grouping {
  /** Who is told of every alert that no route takes; `nobody()` where alerts are only to be looked at. */
  readonly receiver: Receiver;
  /** Who is told of some alerts instead, by their labels. The first that fits has them. Default: none. */
  readonly routes?: readonly Route[];
  /** The mail server. Default: none, for receivers that get no mail. */
  readonly smtp?: Smtp;
  /**
   * Which alerts are not told while others fire. Default: `usualInhibitRules`, by which a critical alert silences the warning of the
   * same name, and a node that is not ready what runs on it.
   */
  readonly inhibitRules?: readonly InhibitRule[];
  /**
   * A webhook outside the cluster that is called every minute as long as alerts are evaluated and passed on, and whose owner tells you
   * when the calls stop. Each program that sends alerts here brings the alert for it, `Watchdog`. Default: none, and a Prometheus or an Alertmanager
   * that is away tells nobody.
   */
  readonly deadMansSwitch?: Receiver<'webhook'>;
  /**
   * The address under which people reach it, for the links in notifications. Default: the page of a Grafana that has its datasource and an
   * `ingress`. Without one the links lead to the name of its pod, and synth says so.
   */
  readonly externalUrl?: string;
  /** How long silences that are over and sent notifications are remembered. Default: 5 days. */
  readonly retention?: Duration;
  /** The volume for silences and sent notifications. Default: 1 GiB. */
  readonly disk?: Bytes;
  /** One pod, or three that send each notification once as long as one of them is there. Default: 1. */
  readonly replicas?: 1 | 3;
  /** Requests and limit. Default: enough for some thousands of alerts. */
  readonly resources?: ResourceProps;
  /**
   * What is to be different in Alertmanager's configuration, where there is no property for it. Default: nothing.
   * https://prometheus.io/docs/alerting/latest/configuration/
   */
  readonly configuration?: ConfigurationChange<AlertmanagerConfiguration>;
}

const replicas = validator<1 | 3>({
  example: '3',
  expected: '1, or 3 so that one may be away',
  standIn: 1,
  isKind: (value) => value === 1 || value === 3,
});

const webUrl = text({
  example: 'https://alerts.example.com',
  expected: 'a URL such as https://alerts.example.com',
  standIn: 'https://alerts.example.com',
  problem(value) {
    const problem = webUrlProblem(value);
    if (problem !== undefined) return problem;
    const { search, hash } = new URL(value);
    return search || hash ? `${search}${hash} is no part of an address below which its pages are` : undefined;
  },
});

export const alertmanagerValidators: Validators<AlertmanagerProps> = {
  ...componentValidators,
  ...groupingValidators,
  receiver: receiverValidator,
  routes: optional(routesValidator),
  smtp: optional(smtpValidator),
  inhibitRules: optional(list(inhibitRuleValidator)),
  // A receiver of another kind is reported with the others.
  deadMansSwitch: optional(receiverValidator) as Validators<AlertmanagerProps>['deadMansSwitch'],
  externalUrl: optional(webUrl),
  retention: optional(duration('days(5)')),
  disk: optional(bytes('gibibytes(1)')),
  replicas: optional(replicas),
  resources: optional(resourceValidator),
  // Checked when it is applied.
  configuration: anything(),
};
