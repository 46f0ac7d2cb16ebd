import { labelsMatch } from '../../../../constructs/kit/model/labels-match';
import { askUntil, sleep } from '../../../wait';
import { type Group, groupsOf } from '../../availability/groups';
import { AvailabilityWatch, type Pod, podResource } from '../../availability/watch';
import type { Context } from '../../context';
import type { ControlPlane } from '../../control-plane';
import { bringBack, takeDown } from '../../stand-ins/outage';
import { everythingRuns, waitSeconds } from '../workloads';

/** kubectl asks again every five seconds for what was refused. */
const roundSeconds = 6;

/** Pods of one budget leave one after the other, each when the one before is ready elsewhere. */
const drainSeconds = 3 * waitSeconds;

const drain = (node: string) => [
  'drain',
  node,
  '--ignore-daemonsets',
  '--delete-emptydir-data',
  `--timeout=${drainSeconds}s`,
];

/** Nodes that are drained, in a cluster that has several zones. Every budget must hold at every moment. */
export async function checkDrains({ environment, dist, report }: Context, controlPlane: ControlPlane): Promise<void> {
  const [first, second, third] = (environment.cluster.zones ?? []).map((zone) => `${zone}-1`);
  if (first === undefined || second === undefined || third === undefined) return;
  const groups = groupsOf(dist, environment.name);
  const { api, kubectl } = controlPlane;

  await report.check('a drain keeps every budget', `kubectl drain ${first}`, async () => {
    const watch = await AvailabilityWatch.begin(api, groups);
    const before = await podsOn(controlPlane, first);
    const drained = await kubectl.run(...drain(first));
    const runs = await everythingRuns(controlPlane);
    const problems = [
      ...(before.length > 0 ? [] : [`no pod was on ${first}, so that none has left it`]),
      ...watch.stop(),
      ...(drained.status === 0 ? [] : [drained.stderr]),
      ...(runs.passed ? [] : [runs.got]),
    ];
    await kubectl.must('uncordon', first);
    return {
      passed: problems.length === 0,
      got: problems.join('\n') || `${before.length} pods left it, ${groups.length} budgets held; ${runs.got}`,
    };
  });

  await report.check(
    'a drain waits while a node of another zone is down',
    `kubectl drain ${third} while nobody hears of ${second}; then ${second} is back`,
    async () => {
      await takeDown(api, second);
      const watch = await AvailabilityWatch.begin(api, groups);
      const before = await podsOn(controlPlane, third);
      const drained = kubectl.run(...drain(third));
      const down = await podsOn(controlPlane, second);
      const mayStay = (pod: Pod) => down.some((other) => shareBudget(groups, pod, other));
      const stay = await askUntil(
        waitSeconds,
        () => podsOn(controlPlane, third),
        (pods) => pods.every(mayStay),
      );
      await sleep(roundSeconds * 1000);
      const left = await podsOn(controlPlane, third);
      const duringOutage = [
        ...(left.length > 0 ? [] : [`every pod has left although ${second} is down`]),
        ...stay
          .filter((pod) => !mayStay(pod))
          .map(({ metadata }) => `${metadata.name} has not left, and no pod of its budget is away`),
      ];
      await bringBack(api, second);
      const { status, stderr } = await drained;
      const runs = await everythingRuns(controlPlane);
      const problems = [
        ...duringOutage,
        ...watch.stop(),
        ...(status === 0 ? [] : [stderr]),
        ...(runs.passed ? [] : [runs.got]),
      ];
      await kubectl.must('uncordon', third);
      return {
        passed: problems.length === 0,
        got:
          problems.join('\n') ||
          `${before.length - left.length} pods left at once, ${left.length} when ${second} was back: ${namesOf(left)}; ${runs.got}`,
      };
    },
  );
}

const namesOf = (pods: readonly Pod[]): string => pods.map(({ metadata }) => metadata.name).join(', ');

const shareBudget = (groups: readonly Group[], ...pods: readonly Pod[]): boolean =>
  groups.some((group) =>
    pods.every(({ metadata }) => metadata.namespace === group.namespace && labelsMatch(group.labels, metadata.labels)),
  );

/** The pods that a drain takes from a node. */
async function podsOn({ api }: ControlPlane, node: string): Promise<Pod[]> {
  return (await api.list<Pod>(podResource)).filter(
    ({ spec, metadata }) =>
      spec.nodeName === node &&
      metadata.deletionTimestamp === undefined &&
      !metadata.ownerReferences?.some(({ kind }) => kind === 'DaemonSet'),
  );
}
