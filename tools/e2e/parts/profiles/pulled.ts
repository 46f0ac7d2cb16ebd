import { processCpu } from '../../../../constructs/kit/vocabulary/profile-types';
import { eventually } from '../../../wait';
import { nonEmpty } from '../../labels';
import type { Model } from '../../model';
import { profileWaysOf } from '../../model/profiles';
import { running } from '../../needs/running';
import { profileStore } from '../../needs/stores';
import { check, type Step } from '../../suite/step';
import type { ProfilesInProps } from './ways';

/** The kinds that the pod asks for, each with a function that a Go program shows in it, whatever it does. */
const kinds = {
  [processCpu]: /^runtime\./,
  'goroutine:goroutine:count:goroutine:count': /^main\.main$/,
};

/** An agent asks every 15 seconds, and for processor time it waits as long. */
const pulledSeconds = 90;

/** What a Go program shows is found by the names that its logs and metrics have. */
export function pulledProfiles(model: Model, { service, namespace }: ProfilesInProps['pulled']): Step[] {
  const pod = model.workload(service).peer;
  const needs = {
    shown: running(pod),
    agent: running(profileWaysOf(model).puller),
    profiles: profileStore(model),
  };
  return Object.entries(kinds).map(([type, pattern]) =>
    check({
      name: `profiles that an agent pulls: ${type.split(':')[0]}`,
      asked: `of ${service} by namespace, pod, container and service: ${pattern}`,
      needs,
      find: async ({ profiles, shown }) => {
        const own = { namespace, pod: shown.pod.name, container: service, service_name: service };
        const selector = Object.entries(own).map(([name, value]) => `${name}="${value}"`);
        const found = await eventually(pulledSeconds, async () => {
          const names = nonEmpty(await profiles.functionsOf(`{${selector.join(', ')}}`, type));
          return names?.some((name) => pattern.test(name)) ? names : undefined;
        });
        return { passed: found !== undefined, got: found ? `${found.length} functions` : 'none' };
      },
    }),
  );
}
