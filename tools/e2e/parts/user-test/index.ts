import type { Protocol } from '../../../../constructs/kit';
import { eventually } from '../../../wait';
import { makeUserTest, type TestAnswer, userTest } from '../../applications/user-test';
import { inUrl } from '../../cluster/addresses';
import { portOf } from '../../cluster/pod';
import { crossingOf } from '../../model/crossing';
import { collector } from '../../needs/collector';
import { ingressOf, type OpenCrossing } from '../../needs/crossing';
import { logAgent } from '../../needs/log-agent';
import { played } from '../../needs/played';
import { running } from '../../needs/running';
import { logStore, metricStore, traceMetrics, traceStore } from '../../needs/stores';
import { applicationsOf } from '../../suite/applications';
import { allOf, type Need } from '../../suite/need';
import type { Part } from '../../suite/part';
import { action, check } from '../../suite/step';
import { sendAsPage } from './as-page';
import { expectedLines, linesOfRequests } from './lines';
import { type Traced, traceSteps } from './traces';

export interface UserTest extends Traced {
  /** The metric of the application that counts its requests. */
  readonly requests: string;
}

/** What an application keeps its things in. */
const stores: readonly Protocol[] = ['mysql', 'redis', 'kafka'];

/** An application sends its metrics once a minute. */
const metricSeconds = 150;

/**
 * The requests by which somebody tried such an application by hand, in the environment that sends or in this one, and every signal that
 * they must leave. The spans of their sender go the way of the page's own.
 */
export const userTestSeen = (props: UserTest): Part => ({
  title: `The ${userTest.length} requests of the user's test`,
  steps: (stage) => {
    const { through, application, requests } = props;
    const { model } = stage;
    const applications = applicationsOf(stage);
    const { there, cluster } = applications;
    const workload = (name: string) => there(running(applications.model.workload(name).peer));
    const calls = applications.model.environment.connections.filter(
      ({ from, to }) => from.workload === application && stores.includes(to.protocol),
    );
    const answering = {
      through: workload(through),
      application: workload(application),
      stores: allOf(calls.map(({ to }) => there(running(to.peer)))),
      person: there(played({ name: 'person' })),
    };
    const crossing: Need<OpenCrossing | undefined> = stage.sender
      ? ingressOf(crossingOf(stage))
      : { find: () => ({ given: undefined }) };
    const sent = { ...answering, crossing, collector: collector(model) };
    let answers: readonly TestAnswer[] = [];
    const ofApplication = `service_name="${application}"${cluster ? `, cluster="${cluster}"` : ''}`;
    const counted = [
      { name: 'its own metric', query: `sum(${requests}{${ofApplication}})`, metrics: metricStore(model) },
      {
        name: 'metrics from its traces',
        query: `sum(traces_spanmetrics_calls_total{service="${application}", span_kind="SPAN_KIND_SERVER"})`,
        metrics: traceMetrics(model),
      },
      {
        name: 'the service graph',
        query: `sum(traces_service_graph_request_total{client="${through}", server="${application}"})`,
        metrics: traceMetrics(model),
      },
    ];
    return [
      action({
        name: 'the way between the clusters is open',
        needs: { crossing },
        act: ({ crossing }) => crossing?.ingress.start(),
      }),
      check({
        name: `the ${userTest.length} requests of the user's test are answered`,
        asked: countsOf(userTest.map((request) => ({ ...request, answered: request.status }))),
        needs: answering,
        find: async ({ through: { pod }, person }) => {
          const url = `http://${inUrl(pod.address)}:${portOf(pod, 'http')}`;
          answers = await makeUserTest(url);
          await sendAsPage(url, person, answers);
          return { passed: answers.every(({ status, answered }) => status === answered), got: countsOf(answers) };
        },
      }),
      check({
        name: 'each request has its printed lines, each once',
        asked: `LogQL, by their trace ids: ${expectedLines(userTest)}`,
        needs: { ...sent, agent: there(logAgent(applications.model)), logs: logStore(model) },
        find: ({ logs, ...given }) => linesOfRequests(logs, given, answers, cluster),
      }),
      ...traceSteps(props, applications, traceStore(model), sent),
      ...counted.map(({ name, query, metrics }) =>
        check({
          name: `the requests are counted by ${name}`,
          asked: `PromQL: ${query}: ${userTest.length} or more`,
          needs: { ...sent, metrics },
          find: async (given) => {
            const found = await eventually(metricSeconds, async () => {
              const count = await given.metrics.number(query);
              return count !== undefined && count >= userTest.length ? count : undefined;
            });
            return { passed: found !== undefined, got: `${found ?? (await given.metrics.number(query)) ?? 'nothing'}` };
          },
        }),
      ),
    ];
  },
});

function countsOf(answers: readonly Pick<TestAnswer, 'group' | 'status' | 'answered'>[]): string {
  const groups = [...new Set(answers.map(({ group }) => group))];
  return groups
    .map((group) => {
      const of = answers.filter((answer) => answer.group === group);
      return `${of.filter(({ status, answered }) => status === answered).length} ${group}`;
    })
    .join(', ');
}
