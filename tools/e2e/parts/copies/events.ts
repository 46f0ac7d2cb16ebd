import { type Duration, seconds, type Workload } from '../../../../constructs/kit';
import { eventually, sleep } from '../../../wait';
import type { Container } from '../../cluster/container';
import { isReady } from '../../cluster/probe';

const readySeconds = 150;

/** Waits until pods are ready by their own probes. Throws with the last words of those that are not. */
export async function settled(containers: readonly Container[]): Promise<void> {
  await Promise.all(
    containers.map(async (container) => {
      const { pod, spec } = container;
      const ready = await eventually(readySeconds, async () => (await isReady(pod, spec)) || undefined);
      if (!ready) throw new Error(`${pod.title} is not ready after ${readySeconds} s: ${container.lastWords}`);
    }),
  );
}

/** As if the power of a node or a zone went: every one of these pods at once. They come back later, with their volumes. */
export async function lost(containers: readonly Container[], away: Duration): Promise<void> {
  await Promise.all(containers.map((container) => container.kill()));
  await sleep(away.milliseconds);
  for (const container of containers) container.start();
  await settled(containers);
}

/**
 * As if the network of a node or a zone went: every one of these pods keeps its connections and answers nobody, so that others wait for it where
 * they are refused at once by one that is gone. They come back later.
 */
export async function silent(containers: readonly Container[], away: Duration): Promise<void> {
  for (const container of containers) container.pause();
  await sleep(away.milliseconds);
  for (const container of containers) container.resume();
  await settled(containers);
}

/**
 * As Argo CD and Kubernetes roll workloads: all of them at once, of each one pod after the other, the one with the highest number first, the
 * next when it is ready. Returns those that had to be ended by force. `apart`: how long each answers before the next one ends. Default: the next
 * one ends at once.
 */
export async function rolled(
  workloads: readonly (readonly Container[])[],
  apart = seconds(0),
): Promise<readonly string[]> {
  const forced = await Promise.all(
    workloads.map(async (pods) => {
      const byForce: string[] = [];
      for (const container of [...pods].reverse()) {
        if (await container.stop()) byForce.push(container.pod.title);
        container.start();
        await settled([container]);
        await sleep(apart.milliseconds);
      }
      return byForce;
    }),
  );
  return forced.flat();
}

/**
 * The same, but of workloads that are rolled in turn the next only after the one before, as the API server takes their templates. `pods`: those of
 * each workload.
 */
export async function rolledInTurn(
  workloads: readonly Workload[],
  pods: readonly (readonly Container[])[],
): Promise<readonly string[]> {
  const turns = turnsOf(workloads);
  const forced: string[] = [];
  for (const turn of [...new Set(turns)].sort((one, other) => one - other)) {
    forced.push(...(await rolled(pods.filter((_, index) => turns[index] === turn))));
  }
  return forced;
}

/** When each is rolled: 0 for those whose turn comes at once, one more for each that must be rolled before. */
const turnsOf = (workloads: readonly Workload[]): readonly number[] =>
  workloads.map(
    ({ name, props: { rolledInTurn: group } }) =>
      workloads.filter((other) => group !== undefined && other.props.rolledInTurn === group && other.name < name)
        .length,
  );
