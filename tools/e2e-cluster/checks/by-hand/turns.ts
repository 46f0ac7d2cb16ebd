import type { Outcome } from '../../../report';
import { askUntil, sleep } from '../../../wait';
import { groupsOf } from '../../availability/groups';
import { AvailabilityWatch } from '../../availability/watch';
import type { Context } from '../../context';
import type { ControlPlane } from '../../control-plane';
import type { Printed } from '../../kubernetes/kubectl';
import { everythingRuns, waitSeconds } from '../workloads';

/** What the API server knows of other workloads when it decides may be a moment old. */
const knownAfterSeconds = 3;

/**
 * What kubectl may do with workloads of which each stands in a zone of its own: while one is broken, no other is rolled, and what mends it
 * is taken at once, whichever it is. Where there is no such workload, nothing is asked.
 */
export async function checkTurns({ environment, dist, report }: Context, controlPlane: ControlPlane): Promise<void> {
  for (const group of groupsOf(dist, environment.name)) {
    const [first, second] = group.zones.map(({ name }) => name);
    if (first === undefined || second === undefined) continue;
    for (const [broken, other] of [
      [first, second],
      [second, first],
    ] as const) {
      await report.check(
        `while ${broken} is broken, ${other} is not rolled`,
        'an image that is not there; a restart of the other; then an image that is there',
        async () => {
          const watch = await AvailabilityWatch.begin(controlPlane.api, [group]);
          const outcome = await brokenAndMended(controlPlane, group.namespace ?? 'default', broken, other);
          const away = watch.stop();
          return away.length === 0 ? outcome : { passed: false, got: [outcome.got, ...away].join('\n') };
        },
      );
    }
  }
}

async function brokenAndMended(
  controlPlane: ControlPlane,
  namespace: string,
  broken: string,
  other: string,
): Promise<Outcome> {
  const of = (workload: string, ...words: readonly string[]) =>
    controlPlane.kubectl.run('--namespace', namespace, ...words, `statefulset/${workload}`);
  const image = (workload: string, tag: string, ...words: readonly string[]) =>
    controlPlane.kubectl.run(
      ...['--namespace', namespace, 'set', 'image', ...words],
      `statefulset/${workload}`,
      `*=example.com/a:${tag}`,
    );
  const breaks = await image(broken, 'broken');
  await askUntil(
    waitSeconds,
    () => of(broken, 'get', '--output=jsonpath={.status.readyReplicas}/{.spec.replicas}'),
    ({ stdout }) => {
      const [ready, wanted] = stdout.split('/');
      return ready !== wanted;
    },
  );
  await sleep(knownAfterSeconds * 1000);
  const refused = await of(other, 'rollout', 'restart');
  const compared = await image(other, 'compared', '--dry-run=server');
  const mends = await image(broken, 'mended');
  const follows = await askUntil(waitSeconds, () => of(other, 'rollout', 'restart'), isTaken);
  const runs = await everythingRuns(controlPlane);
  const isRefused = !isTaken(refused) && refused.stderr.includes(` waits for ${broken}`);
  const problems = [
    ...notTaken(`what breaks ${broken}`, breaks),
    ...(isRefused ? [] : [`${other} was not refused: ${refused.stderr || refused.stdout}`]),
    ...notTaken('a dry run', compared),
    ...notTaken(`what mends ${broken}`, mends),
    ...notTaken(`the restart of ${other} after that`, follows),
    ...(runs.passed ? [] : [runs.got]),
  ];
  const words = refused.stderr.trim().split('denied request: ').at(-1);
  return { passed: problems.length === 0, got: problems.join('\n') || `refused: ${words}; then taken` };
}

const isTaken = ({ status }: Printed): boolean => status === 0;

const notTaken = (what: string, printed: Printed): string[] =>
  isTaken(printed) ? [] : [`${what} is not taken: ${printed.stderr}`];
