import { becomes } from '../../becomes';
import type { Model } from '../../model';
import { profilesTaken } from '../../model/profiles';
import { running } from '../../needs/running';
import { profileStore } from '../../needs/stores';
import type { ObjectStore } from '../../programs/object-store';
import { check, type Step } from '../../suite/step';
import { rounded } from '../profiles/pushed';
import { aSecond, pushing, secondsOfEach } from '../profiles/ways';

const times = 20;
const sent = rounded(times * secondsOfEach);
const [before, after] = ['profiled-before', 'profiled-after'];

export interface ProfilesInBucketProps {
  readonly server: () => ObjectStore;
  /** The folder of the bucket with the profiles. */
  readonly folder: string;
}

/** Profiles are in the bucket when they are answered, and found by an index that only the volume has. */
export function profilesInBucket(
  model: Model,
  { server, folder }: ProfilesInBucketProps,
): { readonly sent: Step; readonly lost: Step } {
  const to = profilesTaken(model);
  const needs = { profiles: profileStore(model), push: pushing(to), store: running(to.peer) };
  return {
    sent: check({
      name: 'profiles are found, and come into the bucket',
      asked: `${sent} s of ${before}`,
      needs,
      find: async ({ profiles, push }) => {
        for (let count = 0; count < times; count++) await push({ service: before, stacks: aSecond });
        const { passed, got } = await becomes(sent, 30, async () =>
          rounded(await profiles.cpuSeconds({ service_name: before })),
        );
        const names = await server().names(folder);
        return { passed: passed && names.length > 0, got: `${got} s; in the bucket: ${names.join(', ') || 'nothing'}` };
      },
    }),
    lost: check({
      name: 'profiles whose index was on the volume are not found any more, and new ones are',
      asked: `${before}: 0 s, though they are in the bucket; ${after}: ${secondsOfEach} s`,
      needs,
      find: async ({ profiles, push }, run) => {
        await push({ service: after, stacks: aSecond });
        const anew = await becomes(secondsOfEach, 60, async () =>
          rounded(await profiles.cpuSeconds({ service_name: after })),
        );
        const found = rounded(await profiles.cpuSeconds({ service_name: before }));
        const names = await server().names(folder);
        run.notes.note(`Of ${sent} s in the profiles of before, ${rounded(sent - found)} s are lost with the index.`);
        return {
          passed: anew.passed && found === 0 && names.length > 0,
          got: `${found} s of before, ${anew.got} s anew`,
        };
      },
    }),
  };
}
