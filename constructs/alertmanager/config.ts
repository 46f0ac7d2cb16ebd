import { type Cluster, hours } from '../kit';
import type { CalledHost } from '../kit/model/outside-host';
import type { FileOf } from '../kit/model/secret-key';
import { labelsOfCluster } from '../kit/vocabulary/signal-labels';
import { type InhibitRule, inhibitRulesOf, inhibitSettings } from './inhibit';
import type { Integration, Receiver } from './receivers/receiver';
import { type Grouping, groupingSettings, type Route, routeSettings, timeIntervalsOf, usualGrouping } from './routes';
import { type Smtp, smtpSettings } from './smtp';
import { timeIntervalSettings } from './time-interval';

/** Alertmanager's configuration, as the property `configuration` is given it. */
export type AlertmanagerConfiguration = ReturnType<typeof alertmanagerConfiguration>;

/** Where its file is. */
export const folder = '/etc/alertmanager';

/** Where it keeps silences, and which notifications it has sent. */
export const dataFolder = '/alertmanager';

/** How long it keeps them by default, Alertmanager's own. */
export const usualRetention = hours(120);

/** What the configuration is made from. */
export interface AlertmanagerConfigurationProps {
  readonly smtp?: Smtp;
  readonly receivers: readonly (readonly [Receiver, Integration])[];
  /** Who is told of what no route takes. */
  readonly receiver: Receiver;
  readonly routes: readonly Route[];
  readonly grouping: Grouping;
  readonly inhibitRules: readonly InhibitRule[];
  readonly deadMansSwitch?: Receiver;
  readonly fileOf: FileOf;
  /** By whose name alerts of several clusters are told apart. */
  readonly cluster: Pick<Cluster, 'name'>;
}

/** https://prometheus.io/docs/alerting/latest/configuration/ */
export function alertmanagerConfiguration(props: AlertmanagerConfigurationProps) {
  const { smtp, receivers, receiver, routes, grouping, inhibitRules, deadMansSwitch, fileOf, cluster } = props;
  const inner = [...(deadMansSwitch ? [watchdogRoute(deadMansSwitch)] : []), ...routes.map(routeSettings)];
  const intervals = timeIntervalsOf(routes);
  return {
    ...(smtp ? { global: smtpSettings(smtp, fileOf) } : {}),
    route: {
      receiver: receiver.name,
      // By default every alert is of one group, and a notification names whatever fires anywhere.
      group_by: [...usualGrouping.groupBy, ...Object.keys(labelsOfCluster(cluster))],
      ...groupingSettings(grouping),
      ...(inner.length > 0 ? { routes: inner } : {}),
    },
    ...(intervals.length > 0 ? { time_intervals: intervals.map(timeIntervalSettings) } : {}),
    inhibit_rules: inhibitRulesOf(inhibitRules, cluster).map(inhibitSettings),
    receivers: receivers.map(([receiver, { told, calls }]) => ({
      name: receiver.name,
      // That it has ended would be one call more, as if it still fired.
      ...(told
        ? {
            [told.key]: [
              {
                ...throughProxy(told.settings(fileOf), calls),
                ...(receiver === deadMansSwitch ? { send_resolved: false } : {}),
              },
            ],
          }
        : {}),
    })),
  };
}

/** A receiver's settings with its proxy, beside what else they say of the way to its host. */
const throughProxy = (settings: { readonly http_config?: object }, calls: CalledHost | undefined) =>
  calls?.proxy ? { ...settings, http_config: { ...settings.http_config, proxy_url: calls.proxy.url } } : settings;

/** Every minute, so that the service that waits for it knows of a silence soon. */
const watchdogRoute = ({ name }: Receiver) => ({
  receiver: name,
  matchers: ['alertname="Watchdog"'],
  group_wait: '0s',
  group_interval: '1m',
  // Below the interval: one that is equal to it is not yet over when a group is looked at again, and every second one is left out.
  repeat_interval: '50s',
});
