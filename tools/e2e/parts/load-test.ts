import { askUntil } from '../../wait';
import { beasts } from '../needs/beasts';
import { job } from '../needs/job';
import { running } from '../needs/running';
import { metricStore } from '../needs/stores';
import type { Part } from '../suite/part';
import { action, check } from '../suite/step';
import { queriesOf } from './dashboards';
import { metricQuery } from './query-checks';

interface LoadTestProps {
  /** What is loaded. */
  readonly target: { readonly host: string; readonly port: number };
  /** The title of the dashboard that shows it. */
  readonly dashboard: string;
  /** The workload that loads it without an end. */
  readonly continuous: string;
  /** The Job whose thresholds hold, and one of which one breaks. */
  readonly passing: string;
  readonly failing: string;
}

/** What k6 ends with where a threshold is broken. https://github.com/grafana/k6/blob/v2.2.0/errext/exitcodes/codes.go */
const thresholdsBroken = 99;

/** What each request is told by: as many as five beasts, three methods, the statuses of each and the protocol make, and a few more. */
const mostRequestSeries = 30;

/** Labels whose values have no bound. */
const unbounded = ['url', 'error', 'tls_version'];

/** k6 with its metrics in the store: native histograms, a bounded number of series, counts that agree, and Jobs that say what is broken. */
export const loadTest = ({ target, dashboard, continuous, passing, failing }: LoadTestProps): Part => ({
  title: 'Load tests',
  steps: ({ model, manifests }) => {
    const services = beasts(target);
    const load = running(model.workload(continuous).peer);
    const metrics = metricStore(model);
    const needs = { services, load };
    return [
      action({ name: 'the services answer', needs: { services }, act: ({ services }) => services.start() }),
      metricQuery(
        {
          query:
            'histogram_quantile(0.95, sum by (name) (rate(k6_http_req_duration_seconds{expected_response="true"}[1m])))',
          labels: { name: /^(GET|POST|DELETE) \/\w+$/ },
        },
        metrics,
        60,
        needs,
      ),
      ...[...new Set(queriesOf(manifests, dashboard))].map((query) => metricQuery({ query }, metrics, 60, needs)),
      check({
        name: 'series of requests',
        asked: `PromQL: at most ${mostRequestSeries} of a test, none with ${unbounded.join(', ')}`,
        needs: { ...needs, metrics },
        find: async ({ metrics }) => {
          const found = await metrics.query(`last_over_time(k6_http_reqs_total{testid="${continuous}"}[5m])`);
          const wrong = found.find(({ metric }) => unbounded.some((label) => label in metric));
          return {
            passed: found.length > 0 && found.length <= mostRequestSeries && !wrong,
            got: wrong ? JSON.stringify(wrong.metric) : `${found.length} series`,
          };
        },
      }),
      check({
        name: `the Job ${passing} passes, and the store counts what the services have answered`,
        asked: 'exit code 0, and k6_http_reqs_total is the number of answers',
        needs: { ...needs, metrics, run: job(model.workload(passing).peer) },
        find: async ({ services, load, metrics, run }) => {
          await load.stop();
          const before = services.answered();
          const { code, lastWords } = await run();
          const answered = services.answered() - before;
          load.start();
          const counted = await askUntil(
            20,
            () => metrics.number(`sum(max_over_time(k6_http_reqs_total{testid="${passing}"}[5m]))`),
            (number) => number === answered,
          );
          const passed = code === 0 && answered > 0 && counted === answered;
          return {
            passed,
            got: `exit code ${code}, ${answered} answered, ${counted} counted${passed ? '' : `: ${lastWords}`}`,
          };
        },
      }),
      check({
        name: `series of the Job ${passing} end with it`,
        asked: 'PromQL: no series, ten seconds after it',
        needs: { metrics, run: job(model.workload(passing).peer) },
        find: async ({ metrics }) => {
          const found = await askUntil(
            10,
            () => metrics.query(`{__name__=~"k6_.+", testid="${passing}"}`),
            ({ length }) => length === 0,
          );
          return { passed: found.length === 0, got: `${found.length} series` };
        },
      }),
      check({
        name: `the Job ${failing} fails`,
        asked: `exit code ${thresholdsBroken}: a threshold is broken`,
        needs: { services, run: job(model.workload(failing).peer) },
        find: async ({ run }) => {
          const { code, lastWords } = await run();
          return { passed: code === thresholdsBroken, got: `exit code ${code}: ${lastWords.split('\n').at(-1)}` };
        },
      }),
    ];
  },
});
