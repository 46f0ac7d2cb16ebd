import { becomes } from '../../becomes';
import type { Model } from '../../model';
import { profileWaysOf } from '../../model/profiles';
import { check, type Step } from '../../suite/step';
import { aSecond, labels, needsOf, secondsOfEach, work } from './ways';

const times = 5;

/** What an SDK pushes is found once, by its service and labels, whichever way it takes. */
export function pushedProfiles(model: Model): Step[] {
  const needs = needsOf(model);
  const { store, receiver } = profileWaysOf(model);
  const ways = [
    { way: 'direct', to: store.owner.component },
    { way: 'handedOn', to: receiver.owner.component },
  ] as const;
  return ways.map(({ way, to }) => {
    const service = `pushed-to-${to}`;
    return check({
      name: `profiles that an SDK pushes to ${to}`,
      asked: `${times} times ${secondsOfEach} s by service, namespace and pod, none by another pod, with the function ${work}`,
      needs,
      find: async ({ profiles, [way]: push }) => {
        const answers = new Set<number>();
        for (let sent = 0; sent < times; sent++) answers.add((await push({ service, stacks: aSecond })).status);
        const outcome = await becomes(times * secondsOfEach, 30, async () =>
          rounded(await profiles.cpuSeconds({ service_name: service, ...labels })),
        );
        const ofAnother = await profiles.cpuSeconds({ service_name: service, ...labels, pod: 'shop-1' });
        const names = await profiles.functions(service);
        return {
          passed: outcome.passed && ofAnother === 0 && names.includes(work),
          got: `answered ${[...answers].join(', ')}; ${outcome.got} s, ${ofAnother} s by another pod, ${names.join(', ')}`,
        };
      },
    });
  });
}

/** To a hundredth of a second, which is one sample. */
export const rounded = (seconds: number): number => Math.round(seconds * 100) / 100;
