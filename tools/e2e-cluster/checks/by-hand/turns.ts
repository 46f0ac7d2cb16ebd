import type { Outcome } from '../../../report';
import { askUntil } from '../../../wait';
import { groupsOf } from '../../availability/groups';
import { AvailabilityWatch } from '../../availability/watch';
import type { Context } from '../../context';
import type { ControlPlane } from '../../control-plane';
import type { Printed } from '../../kubernetes/kubectl';
import { everythingRuns, waitSeconds } from '../workloads';

const refusal = ' waits for ';

/**
 * What kubectl may do with the workloads of which each stands in a zone of its own: one zone after the other, from whomever it comes, and
 * what mends a broken one at once. Where there is no such workload, nothing is asked.
 */
export async function checkTurns({ environment, dist, report }: Context, controlPlane: ControlPlane): Promise<void> {
  const groups = groupsOf(dist, environment.name).filter(({ zones }) => zones.length > 1);
  for (const group of groups) {
    const { name, namespace = 'default', zones } = group;
    const [first = '', second = ''] = zones.map((zone) => zone.name);
    const { kubectl, api } = controlPlane;
    const of = (workload: string, ...words: readonly string[]) =>
      kubectl.run('--namespace', namespace, ...words, `statefulset/${workload}`);
    const restart = (workload: string) => of(workload, 'rollout', 'restart');
    const image = (workload: string, tag: string, ...words: readonly string[]) =>
      kubectl.run(
        '--namespace',
        namespace,
        'set',
        'image',
        ...words,
        `statefulset/${workload}`,
        `*=example.com/a:${tag}`,
      );

    await report.check(
      `${name}: a restart of the second zone waits for the first`,
      `kubectl rollout restart ${first}, then ${second}`,
      async () => {
        const watch = await AvailabilityWatch.begin(api, [group]);
        const begun = await restart(first);
        const refused = await restart(second);
        const compared = await image(second, 'compared', '--dry-run=server');
        const taken = await askUntil(waitSeconds, () => restart(second), isTaken);
        const runs = await everythingRuns(controlPlane);
        return outcome(
          [
            ...unless(isTaken(begun), `${first}: ${begun.stderr}`),
            ...unless(isRefused(refused, first), `${second} was not refused: ${refused.stderr || refused.stdout}`),
            ...unless(isTaken(compared), `a dry run: ${compared.stderr}`),
            ...unless(isTaken(taken), `${second}: ${taken.stderr}`),
            ...watch.stop(),
            ...unless(runs.passed, runs.got),
          ],
          `refused: ${words(refused)}; a dry run is taken, and so is the restart when ${first} runs`,
        );
      },
    );

    await report.check(
      `${name}: what mends a broken second zone is taken before the first`,
      `an image of ${second} that is not there; then other images of both`,
      async () => {
        const broke = await image(second, 'broken');
        await askUntil(
          waitSeconds,
          () => of(second, 'get', '--output=jsonpath={.status.readyReplicas}/{.spec.replicas}'),
          ({ stdout }) => {
            const [ready, wanted] = stdout.split('/');
            return ready !== wanted;
          },
        );
        const refused = await image(first, 'mended');
        const mends = await image(second, 'mended');
        const follows = await askUntil(waitSeconds, () => image(first, 'mended'), isTaken);
        const runs = await everythingRuns(controlPlane);
        return outcome(
          [
            ...unless(isTaken(broke), `${second}: ${broke.stderr}`),
            ...unless(isRefused(refused, second), `${first} was not refused: ${refused.stderr || refused.stdout}`),
            ...unless(isTaken(mends), `${second}: ${mends.stderr}`),
            ...unless(isTaken(follows), `${first}: ${follows.stderr}`),
            ...unless(runs.passed, runs.got),
          ],
          `refused: ${words(refused)}; ${second} is mended at once, and then ${first} is taken`,
        );
      },
    );
  }
}

const isTaken = ({ status }: Printed): boolean => status === 0;

const isRefused = ({ status, stderr }: Printed, because: string): boolean =>
  status !== 0 && stderr.includes(`${refusal}${because}`);

/** What the API server says, without kubectl's words around it. */
const words = ({ stderr }: Printed): string => stderr.trim().split('denied request: ').at(-1) ?? '';

const unless = (holds: boolean, problem: string): string[] => (holds ? [] : [problem]);

const outcome = (problems: readonly string[], got: string): Outcome => ({
  passed: problems.length === 0,
  got: problems.join('\n') || got,
});
