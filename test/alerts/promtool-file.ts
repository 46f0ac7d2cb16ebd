import { type ComponentAlert, runbookOf } from '../../constructs/kit/vocabulary/alert';
import { type Case, growing, looks, losses, noLoss, type Place, type Series, type Situation } from './case';

/** Cases as promtool reads them. https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/ */

type At = Omit<Place, 'figure'>;

/** The tests of one alert. */
export function promtoolTests(alert: ComponentAlert, given: Case, at: At, runbooks: string | undefined) {
  const own = `namespace="${at.namespace}", service_name="${at.service}"`;
  const situation = (name: string, series: Series, alerts: readonly object[]) => ({
    name: `${alert.name} ${name}`,
    interval: '15s',
    input_series: Object.entries(series).map(([metric, values]) => ({ series: withOwn(metric, own), values })),
    alert_rule_test: alerts,
  });
  const silent = (minutes: readonly number[]) =>
    minutes.map((minute) => ({ eval_time: `${minute}m`, alertname: alert.name, exp_alerts: [] }));
  const told = (minute: number, figure: string) => {
    const { labels, description } = given.says({ ...at, figure });
    const annotations = { summary: alert.summary, description, runbook_url: runbookOf(alert, runbooks) };
    const expected = { exp_labels: { severity: alert.severity, ...labels }, exp_annotations: annotations };
    return { eval_time: `${minute}m`, alertname: alert.name, exp_alerts: [expected] };
  };
  if (given.kind === 'heartbeat') {
    return [
      situation('always fires', { up: '1x480' }, [told(0, given.figure), told(60, given.figure)]),
      situation('fires when nothing is there', {}, [told(60, given.figure)]),
    ];
  }
  if (given.kind === 'loss') {
    const { counter, sentAgain } = given;
    return [
      ...Object.entries<Situation>(losses).map(([name, { values, told: minute, figure, quietAgain, pulled }]) =>
        situation(`tells a loss ${name}`, { [counter]: values, ...(pulled ? { [upOf(counter)]: pulled } : {}) }, [
          told(minute, figure),
          ...silent(quietAgain === undefined ? [] : [59, quietAgain]),
        ]),
      ),
      ...Object.entries(noLoss).map(([name, values]) =>
        situation(`is silent ${name}`, { [counter]: values }, silent(looks)),
      ),
      ...('never' in sentAgain
        ? []
        : [
            situation(
              'is silent while what was refused is sent again',
              Object.fromEntries(sentAgain.map((series) => [series, growing])),
              silent(looks),
            ),
          ]),
    ];
  }
  return [
    situation('tells what lasts', given.holds, [told(60, given.figure)]),
    situation('is silent in a healthy hour', given.healthy, silent(looks)),
    situation('is silent during a roll-out', given.rollOut, silent(looks)),
  ];
}

/** Whether the pod of a counter answers. */
const upOf = (counter: string): string => `up{${/instance="[^"]*"/.exec(counter)?.[0] ?? ''}}`;

/** A series with the labels that every scrape adds, and those that every scrape of the component adds, unless it has them itself. */
function withOwn(series: string, own: string): string {
  const scraped = Object.entries({ instance: 'pod', job: jobOf(series) })
    .filter(([label]) => !series.includes(`${label}="`))
    .map(([label, value]) => `${label}="${value}"`);
  const added = [...(series.includes('namespace=') ? [] : [own]), ...scraped];
  const [metric = '', given = ''] = series.split(/[{}]/);
  return `${metric}{${[...added, ...(given === '' ? [] : [given])].join(', ')}}`;
}

/** Different for what different exporters show, so that their series match by the labels alone that an alert names. */
const jobOf = (series: string): string => /^[a-z]+/.exec(series)?.[0] ?? '';
