/** What an alert is to say in which situation, as data. The situations of a loss are the same for all. */

/** Series and their values, one sample each quarter of a minute, in promtool's words. The component's own labels are added. */
export type Series = Readonly<Record<string, string>>;

/** Where a case is played. */
export interface Place {
  readonly namespace: string;
  readonly service: string;
  /** The value of the alert, as its description has it. */
  readonly figure: string;
}

/** What an alert says that fires. */
export type Says = (place: Place) => {
  /** Its labels beside the severity. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly description: string;
};

/** A counter of what is lost. */
export interface LossCase {
  readonly kind: 'loss';
  /** The counter, with its labels. */
  readonly counter: string;
  readonly says: Says;
  /** Counters that grow while what was refused is sent again with success; or why nothing is sent again. */
  readonly sentAgain: readonly string[] | { readonly never: string };
}

/** Something that lasts, or passes by itself; or that happens. */
export interface LastingCase {
  readonly kind: 'waiting' | 'condition' | 'event';
  /** It holds for an hour and more; or it has just happened after an hour. */
  readonly holds: Series;
  /** The value of the alert then. */
  readonly figure: string;
  readonly says: Says;
  readonly healthy: Series;
  /** The component, or the one that it waits for, is rolled out: three minutes of trouble. */
  readonly rollOut: Series;
}

/** An alert that always fires, whatever is there. */
export interface HeartbeatCase {
  readonly kind: 'heartbeat';
  readonly figure: string;
  readonly says: Says;
}

/** The cases of one alert. */
export type Case = LossCase | LastingCase | HeartbeatCase;

/** The cases of some alerts, by their names. */
export type Cases = Readonly<Record<string, Case>>;

/** An hour, in samples. */
const hour = 240;

/** Something is sent again, as a counter says: for two hours, or while something is rolled out. */
export const repeated = (
  counter: string,
  perSample: number,
): Pick<LastingCase, 'holds' | 'figure' | 'healthy' | 'rollOut'> => ({
  holds: { [counter]: `0+${perSample}x${2 * hour}` },
  // Twenty samples in five minutes.
  figure: String(20 * perSample),
  healthy: { [counter]: `100x${2 * hour}` },
  rollOut: { [counter]: `0x${hour} 0+${perSample}x12 ${12 * perSample}x${hour}` },
});

/** The same of several counters, of which an alert asks for one, by the form of what it is about. */
const eachRepeated = (counters: readonly string[], perSample: number): ReturnType<typeof repeated> => {
  const each = counters.map((counter) => repeated(counter, perSample));
  const together = (series: 'holds' | 'healthy' | 'rollOut'): Series =>
    Object.assign({}, ...each.map((counter) => counter[series]));
  return {
    figure: String(20 * perSample),
    holds: together('holds'),
    healthy: together('healthy'),
    rollOut: together('rollOut'),
  };
};

/** One pod of several, of which a Prometheus that finds them by DNS knows the address alone. */
export const foundByDns = { labels: { instance: '10.0.0.8:3100' }, series: 'instance="10.0.0.8:3100"' };

/** Tries to write into a bucket that fail, each quarter of a minute. `counters`: of one pod, one for each form of the store. */
export const failedUploads = (counters: readonly ((labels: string) => string)[]): LastingCase => ({
  kind: 'waiting',
  ...eachRepeated(
    counters.map((counter) => counter(foundByDns.series)),
    5,
  ),
  says: ({ figure }) => ({
    labels: foundByDns.labels,
    description: `${figure} tries of ${foundByDns.labels.instance} in five minutes have failed.`,
  }),
});

/** Every fourth request of one kind fails, of a thousand others none. `counter`: of a route and a status. */
export const failedRequests = (counter: (route: string, status: number) => string, route: string): LastingCase => {
  const [good, bad] = [counter(route, 200), counter(route, 500)];
  const beside = { [counter('other', 200)]: `0+1000x${2 * hour}`, [counter('ready', 503)]: `0+4x${2 * hour}` };
  return {
    kind: 'condition',
    holds: { ...beside, [good]: `0+3x${2 * hour}`, [bad]: `0+1x${2 * hour}` },
    figure: '25%',
    says: ({ figure, service }) => ({
      labels: { service_name: service, route },
      description: `${figure} of the requests ${route} to ${service} fail.`,
    }),
    healthy: { ...beside, [good]: `0+100x${2 * hour}`, [bad]: `0+1x${2 * hour}` },
    rollOut: {
      ...beside,
      [good]: `0+10x${hour} ${10 * hour}x12 ${10 * hour}+10x${hour - 20}`,
      [bad]: `0x${hour} 0+10x12 120x${hour - 20}`,
    },
  };
};

/** What a counter does, and whether its pod was pulled. */
export interface Situation {
  readonly values: string;
  /** When it is told, in minutes, and with which figure. */
  readonly told: number;
  readonly figure: string;
  /** When it is told no more. */
  readonly quietAgain: number | undefined;
  /** The values of `up` of its pod. Default: it was not pulled before. */
  readonly pulled?: string;
}

/** A situation in which a loss is told at the given minute, and with which figure; and one in which nothing is told. */
export const losses = {
  'within one scrape': { values: `100x${hour} 140x${hour}`, told: 62, figure: '40.68', quietAgain: 80 },
  'of a counter that did not exist before': { values: `_x${hour} 7x${hour}`, told: 62, figure: '7', quietAgain: 80 },
  // A restart has taken it away, and what was lost before was more.
  'of a counter that was there yesterday': {
    values: `100x20 stale _x${hour - 22} 7x${hour}`,
    told: 62,
    figure: '7',
    quietAgain: 80,
    pulled: `1x${2 * hour}`,
  },
  'while Prometheus was away': { values: `100x60 _x${hour - 61} 140x${hour}`, told: 62, figure: '140', quietAgain: 80 },
  steadily: { values: `0+1x${2 * hour}`, told: 90, figure: '60', quietAgain: undefined },
} as const satisfies Readonly<Record<string, Situation>>;

/** What happens to a counter above zero when nothing is lost. */
export const noLoss = {
  'in a healthy hour': `100x${2 * hour}`,
  'during a roll-out, after which it begins anew': `100x${hour} stale _x12 0x${hour}`,
  'after a roll-out without a counter': `100x${hour} stale`,
  // At a full minute, at which it is evaluated a quarter of an hour later.
  'when a scrape fails': `100x${hour - 1} stale _x3 100x${hour}`,
  'after ten minutes without scrapes': `100x${hour} _x40 100x${hour}`,
  'after forty minutes without scrapes': `100x120 _x160 100x${hour}`,
  'after a pod has not answered for forty minutes': `100x120 stale _x159 100x${hour}`,
} as const;

/** A counter that grows for two hours. */
export const growing = `0+10x${2 * hour}`;

/** When a silent alert is looked at, in minutes: every minute, from when its query has as much behind it as it looks back. */
export const looks = Array.from({ length: 89 }, (_, i) => 31 + i);
