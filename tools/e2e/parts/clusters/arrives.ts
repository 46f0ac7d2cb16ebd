import { eventually } from '../../../wait';
import type { Container } from '../../cluster/container';
import { ContainerLog } from '../../cluster/container-log';
import { mainContainer } from '../../cluster/pod';
import { matches, nonEmpty } from '../../labels';
import type { Crossing } from '../../model/crossing';
import type { Stage } from '../../model/stage';
import { collector } from '../../needs/collector';
import { forwarded } from '../../needs/crossing';
import { logAgent } from '../../needs/log-agent';
import { played } from '../../needs/played';
import { running } from '../../needs/running';
import { keptTraces, logStore, metricStore } from '../../needs/stores';
import { inSender, type Need } from '../../suite/need';
import { action, check, type Step } from '../../suite/step';
import { halves, labelsOf, lie, marker, sendEach, sendHalves } from './sent';

const pod = { name: marker };
const spanning = 20;

/** What both clusters are asked, and whom. */
const askedOf = ({ model }: Stage, crossing: Crossing) => ({
  crossing,
  needs: {
    open: forwarded(crossing),
    collector: collector(model),
    near: played(pod),
    far: inSender(played(pod)),
  },
  metrics: metricStore(model),
  logs: logStore(model),
  traces: keptTraces(model),
});

type Asked = ReturnType<typeof askedOf>;

/** What applications of both clusters send is found, each with the name of its cluster. */
export function arrives(stage: Stage, crossing: Crossing): Step[] {
  const { names, sender } = crossing;
  const asked = askedOf(stage, crossing);
  return [
    sending(asked),
    ...signalsOf(asked, names.sender, 'far'),
    ...signalsOf(asked, names.own, 'near'),
    ...namedByTheirCluster(asked),
    ...[names.sender, names.own].map((cluster) => spanningTraces(asked, cluster)),
    printedLine(asked),
    kubeletOf(asked, names.sender, inSender(running(sender.model.nodeAgent))),
    kubeletOf(asked, names.own, running(stage.model.nodeAgent)),
  ];
}

const sending = ({ crossing: { names }, needs }: Asked): Step =>
  action({
    name: 'both clusters send',
    needs,
    act: async ({ open, collector, near, far }, { sender }) => {
      await open.ingress.start();
      const resource = { 'service.name': marker, ...lie };
      const [ofFar, ofNear] = [open.sender(far, resource), collector.sender(near, resource)];
      await sendEach(ofFar, names.sender);
      await sendEach(ofNear, names.own);
      await sendHalves(ofFar, ofNear, 'first', spanning);
      await sendHalves(ofFar, ofNear, 'second', spanning);
      if (!sender) return;
      const log = new ContainerLog(sender.folder.logOf(far, mainContainer(far).name));
      log.write(`${marker} printed`);
      log.end();
    },
  });

/** One of each signal from an application of a cluster, with the labels of the pod that sent it. */
const signalsOf = ({ needs, metrics, logs, traces }: Asked, cluster: string, podOf: 'near' | 'far'): Step[] => [
  check({
    name: `a metric of the cluster ${cluster}`,
    asked: `PromQL: e2e_crossing{cluster="${cluster}"}: one series, with the labels of its pod`,
    needs: { ...needs, metrics },
    find: async ({ metrics, ...given }) => {
      const found = await eventually(60, async () =>
        nonEmpty(await metrics.query(`e2e_crossing{cluster="${cluster}"}`)),
      );
      const [series] = found ?? [];
      const passed = found?.length === 1 && matches(series?.metric ?? {}, labelsOf(given[podOf], cluster));
      return { passed, got: JSON.stringify(found?.map(({ metric }) => metric) ?? 'nothing') };
    },
  }),
  check({
    name: `a log record of the cluster ${cluster}`,
    asked: `LogQL: {service_name="${marker}", cluster="${cluster}"}: one sent entry, with the labels of its pod`,
    needs: { ...needs, logs },
    find: async ({ logs, ...given }) => {
      const query = `{service_name="${marker}", cluster="${cluster}"} |= "${marker} sent"`;
      const found = await eventually(60, async () => nonEmpty(await logs.entries(query)));
      const [entry] = found ?? [];
      const passed = found?.length === 1 && matches(entry?.labels ?? {}, labelsOf(given[podOf], cluster));
      return { passed, got: JSON.stringify(found ?? 'nothing') };
    },
  }),
  check({
    name: `a trace of the cluster ${cluster}`,
    asked: ({ traces }) => `${traces.question(marker, { 'k8s.cluster.name': cluster })}: one`,
    needs: { ...needs, traces },
    find: async ({ traces }) => {
      const asked = async () => await traces.ids(marker, 100, { 'k8s.cluster.name': cluster });
      const found = await eventually(90, async () => nonEmpty([...(await asked())]));
      return { passed: found?.length === 1, got: `${found?.length ?? 0}` };
    },
  }),
];

/** What an application says of its cluster does not count, and no signal has the labels of the gateway's pod. */
function namedByTheirCluster({ crossing, needs, metrics, logs }: Asked): Step[] {
  const { names } = crossing;
  const gateways = `pod=~"${crossing.gateway.name}-.*"`;
  return [
    check({
      name: 'nobody is of the cluster that it says itself',
      asked: `count by (cluster) (e2e_crossing): ${names.sender} and ${names.own}`,
      needs: { ...needs, metrics },
      find: async ({ metrics }) => {
        const found = (await metrics.query('count by (cluster) (e2e_crossing)')).map(
          ({ metric }) => metric.cluster ?? '',
        );
        return { passed: found.sort().join() === [names.sender, names.own].sort().join(), got: found.join(', ') };
      },
    }),
    check({
      name: "no signal from the other cluster is the gateway's",
      asked: `PromQL: e2e_crossing{${gateways}}, LogQL: {${gateways}} |= "${marker} sent": nothing`,
      needs: { ...needs, metrics, logs },
      find: async ({ metrics, logs }) => {
        const series = await metrics.query(`e2e_crossing{${gateways}}`);
        const entries = await logs.entries(`{${gateways}} |= "${marker} sent"`);
        return {
          passed: series.length + entries.length === 0,
          got: `${series.length} series, ${entries.length} entries`,
        };
      },
    }),
  ];
}

const spanningTraces = ({ needs, traces }: Asked, cluster: string): Step =>
  check({
    name: `traces that span both clusters are kept whole: the halves of ${cluster}`,
    asked: ({ traces }) => `${traces.question(halves, { 'k8s.cluster.name': cluster })}: ${2 * spanning}`,
    needs: { ...needs, traces },
    find: async ({ traces }) => {
      const asked = async () => (await traces.ids(halves, 200, { 'k8s.cluster.name': cluster })).size;
      const found = await eventually(90, async () => ((await asked()) === 2 * spanning ? 2 * spanning : undefined));
      return { passed: found !== undefined, got: `${found ?? (await asked())}` };
    },
  });

const printedLine = ({ crossing: { names, sender }, needs, logs }: Asked): Step =>
  check({
    name: 'a printed line of the other cluster',
    asked: `LogQL: {service_name="${marker}", cluster="${names.sender}"}: one printed entry, with the name of its pod`,
    needs: { ...needs, logs, agent: inSender(logAgent(sender.model)) },
    find: async ({ logs, far }) => {
      const query = `{service_name="${marker}", cluster="${names.sender}"} |= "${marker} printed"`;
      const found = await eventually(60, async () => nonEmpty(await logs.entries(query)));
      const passed = found?.length === 1 && found[0]?.labels.pod === far.name;
      return { passed, got: JSON.stringify(found ?? 'nothing') };
    },
  });

const kubeletOf = ({ needs, metrics }: Asked, cluster: string, agent: Need<Container>): Step =>
  check({
    name: `the kubelet's metrics of the cluster ${cluster}`,
    asked: `PromQL: count({cluster="${cluster}", __name__=~"kubelet_.+"}): more than none`,
    needs: { ...needs, metrics, agent },
    find: async ({ metrics }) => {
      const query = `count({cluster="${cluster}", __name__=~"kubelet_.+"})`;
      const found = await eventually(120, () => metrics.number(query));
      return { passed: (found ?? 0) > 0, got: `${found ?? 'nothing'}` };
    },
  });
