import { Duration, hours, minutes, seconds } from '../kit';
import type { Checks } from '../kit/model/checks';
import { repeated } from '../kit/model/repeated';
import {
  duration,
  flag,
  list,
  object,
  optional,
  type Reporter,
  text,
  type Validator,
  type Validators,
} from '../kit/model/validation';
import { isLabelName, type Match, matcher, matchersOf, matchValidator } from './match';
import { type Receiver, receiverValidator } from './receivers/receiver';
import { type TimeInterval, timeIntervalsValidator } from './time-interval';

/** How alerts become notifications. https://prometheus.io/docs/alerting/latest/configuration/#route */
export interface Grouping {
  /**
   * The labels by which alerts that are told together are equal. `...`: no two alerts are. Default: `alertname`, `namespace`,
   * and `cluster` where the cluster has a name.
   */
  readonly groupBy?: readonly string[];
  /** How long the first alert of a group waits for others before they are told together. Default: 30 seconds. */
  readonly groupWait?: Duration;
  /** How long after that a group is told again when alerts have come or ended. Default: 5 minutes. */
  readonly groupInterval?: Duration;
  /** How long after that a group is told again when nothing has changed. Default: 4 hours. */
  readonly repeatInterval?: Duration;
}

/** Alertmanager's own, but for the labels: it would put all alerts into one group. */
export const usualGrouping = {
  groupBy: ['alertname', 'namespace'],
  groupWait: seconds(30),
  groupInterval: minutes(5),
  repeatInterval: hours(4),
} as const satisfies Required<Grouping>;

/** Some alerts and the receiver that is told of them instead of the default one. Grouping that is not given is that of the level above. */
export interface Route extends Grouping {
  /** The labels of these alerts. Either this, `matchers` or both. Default: any. */
  readonly match?: Match;
  /** The same in Alertmanager's own words, where equality is not enough: `['namespace!="demo"']`. Default: none. */
  readonly matchers?: readonly string[];
  /** Who is told. */
  readonly receiver: Receiver;
  /**
   * Times in which nobody is told: `[timeInterval({ … })]`. What still fires after them is told then; the routes below, which are asked
   * first, state times of their own. Default: none.
   */
  readonly muteTimeIntervals?: readonly TimeInterval[];
  /** Times in which alone somebody is told, as far as `muteTimeIntervals` leaves them. Default: any time. */
  readonly activeTimeIntervals?: readonly TimeInterval[];
  /** Whether the routes after this one are asked too, so that several are told. Default: no. */
  readonly continue?: boolean;
  /** Exceptions among these alerts. Default: none. */
  readonly routes?: readonly Route[];
}

const label = text({
  example: 'alertname',
  expected: "the name of a label such as 'namespace', or '...' alone",
  standIn: 'alertname',
  problem: (value) =>
    isLabelName(value) || value === '...' ? undefined : `${JSON.stringify(value)} is no name of a label`,
});

const labels = list(label);

/** Labels as Alertmanager takes them: with one twice, or `...` beside others, it does not start. */
const groupBy: Validator<readonly string[]> = {
  ...labels,
  validate(value, property, reporter) {
    const read = labels.validate(value, property, reporter);
    const [again] = repeated(read);
    if (again !== undefined) reporter.report(property, `${again} is there twice`, 'each label once');
    else if (read.length > 1 && read.includes('...'))
      reporter.report(property, "'...' stands beside other labels", "['...'] alone, or the other labels without it");
    return read;
  },
};

export const groupingValidators: Validators<Grouping> = {
  groupBy: optional(groupBy),
  groupWait: optional(duration('seconds(30)')),
  groupInterval: optional(duration('minutes(5)')),
  repeatInterval: optional(duration('hours(4)')),
};

/** A list of routes, which may have routes of their own. */
export const routesValidator: Validator<readonly Route[]> = {
  example: `[{ match: ${matchValidator.example}, receiver: payments }]`,
  expected: `a list such as [{ match: ${matchValidator.example}, receiver: payments }]`,
  validate: (value: unknown, property: string, reporter: Reporter) =>
    list(routeValidator).validate(value, property, reporter),
};

const routeValidator: Validator<Route> = object<Route>(
  {
    ...groupingValidators,
    match: optional(matchValidator),
    matchers: optional(list(matcher('namespace!="demo"'))),
    receiver: receiverValidator,
    muteTimeIntervals: optional(timeIntervalsValidator),
    activeTimeIntervals: optional(timeIntervalsValidator),
    continue: optional(flag()),
    routes: optional(routesValidator),
  },
  `{ match: ${matchValidator.example}, receiver: payments }`,
);

const matchersOfRoute = ({ match = {}, matchers = [] }: Route): string[] => [...matchersOf(match), ...matchers];

/** Reports routes by which alerts would not go where the environment file says. */
export function checkRoutes(check: Checks, property: string, routes: readonly Route[]): void {
  const known = new Set<string>();
  for (const [index, route] of routes.entries()) {
    const place = `${property} › ${index + 1}`;
    const matchers = matchersOfRoute(route);
    check.require(
      matchers.length > 0,
      place,
      'it matches every alert, so the routes after it and the default receiver are told of none',
      "match: { team: 'payments' }, or this receiver as the default: receiver",
    );
    const key = JSON.stringify([...matchers].sort());
    check.require(
      !known.has(key) || matchers.length === 0,
      place,
      `an earlier route takes the alerts with ${matchers.join(', ')}, so this one is told of none`,
      'continue: true at the earlier one, or one route for both',
    );
    if (!route.continue) known.add(key);
    checkRoutes(check, `${place} › routes`, route.routes ?? []);
  }
}

/** Every receiver that routes name, in their order. */
export const receiversOf = (routes: readonly Route[]): Receiver[] =>
  routes.flatMap(({ receiver, routes: inner = [] }) => [receiver, ...receiversOf(inner)]);

/** Every time interval that routes name, each once. */
export const timeIntervalsOf = (routes: readonly Route[]): TimeInterval[] => [
  ...new Set(
    routes.flatMap(({ muteTimeIntervals = [], activeTimeIntervals = [], routes: inner = [] }) => [
      ...muteTimeIntervals,
      ...activeTimeIntervals,
      ...timeIntervalsOf(inner),
    ]),
  ),
];

const namesOf = (key: string, intervals: readonly TimeInterval[] = []) =>
  intervals.length > 0 ? { [key]: intervals.map(({ name }) => name) } : {};

/** Every interval of repetition that routes state. */
export const repetitionsOf = (routes: readonly Route[]): Grouping[] =>
  routes.flatMap(({ routes: inner = [], ...route }) => [route, ...repetitionsOf(inner)]);

/** The longest time after which a group is looked at again. */
export const longestInterval = ({ groupInterval, routes = [] }: Pick<Route, 'groupInterval' | 'routes'>): Duration =>
  new Duration(
    Math.max(
      (groupInterval ?? usualGrouping.groupInterval).milliseconds,
      ...repetitionsOf(routes).map((route) => route.groupInterval?.milliseconds ?? 0),
    ),
  );

/** How alerts are grouped, as Alertmanager reads it. */
export const groupingSettings = ({ groupBy, groupWait, groupInterval, repeatInterval }: Grouping) => ({
  ...(groupBy ? { group_by: [...groupBy] } : {}),
  ...(groupWait ? { group_wait: groupWait.toString() } : {}),
  ...(groupInterval ? { group_interval: groupInterval.toString() } : {}),
  ...(repeatInterval ? { repeat_interval: repeatInterval.toString() } : {}),
});

/** A route, as Alertmanager reads it. */
export function routeSettings(route: Route): object {
  return {
    receiver: route.receiver.name,
    matchers: matchersOfRoute(route),
    ...groupingSettings(route),
    ...namesOf('mute_time_intervals', route.muteTimeIntervals),
    ...namesOf('active_time_intervals', route.activeTimeIntervals),
    ...(route.continue ? { continue: true } : {}),
    ...(route.routes?.length ? { routes: route.routes.map(routeSettings) } : {}),
  };
}
