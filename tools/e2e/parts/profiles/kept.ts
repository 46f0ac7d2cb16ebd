import { eventually, sleep } from '../../../wait';
import { becomes } from '../../becomes';
import { isReady } from '../../cluster/probe';
import type { Model } from '../../model';
import { profileWaysOf } from '../../model/profiles';
import { check, type Step } from '../../suite/step';
import { rounded } from './pushed';
import { aSecond, needsOf, secondsOfEach } from './ways';

const service = 'kept';
const each = 10;
const awaySeconds = 10;

/** A store that starts again has what it took, and what was handed on meanwhile. */
export function keptProfiles(model: Model): Step[] {
  const needs = needsOf(model);
  const { receiver } = profileWaysOf(model);
  const waiting = `waited-in-${receiver.owner.component}`;
  return [
    check({
      name: 'the store starts again, and has every profile that it has taken',
      asked: `${each} times ${secondsOfEach} s, the last a moment before it was asked to end`,
      needs,
      find: async ({ profiles, direct, handedOn, store }) => {
        for (let sent = 0; sent < each; sent++) await direct({ service, stacks: aSecond });
        const forced = await store.stop();
        const meanwhile = handedOn({ service: waiting, stacks: aSecond }).then(
          ({ status }) => `${status}`,
          (error: Error) => error.message,
        );
        await sleep(awaySeconds * 1000);
        store.start();
        await eventually(120, async () => (await isReady(store.pod, store.spec)) || undefined);
        const there = await becomes(each * secondsOfEach, 60, async () =>
          rounded(await profiles.cpuSeconds({ service_name: service })),
        );
        return {
          passed: there.passed && !forced,
          got: `${there.got} s${forced ? ', ended by force' : ''}; who sent meanwhile was answered ${await meanwhile}`,
        };
      },
    }),
    check({
      name: `what ${receiver.owner.component} takes while the store is away`,
      asked: `sent ${awaySeconds} s before the store was back: ${secondsOfEach} s`,
      needs,
      find: ({ profiles }) =>
        becomes(secondsOfEach, 60, async () => rounded(await profiles.cpuSeconds({ service_name: waiting }))),
    }),
  ];
}
