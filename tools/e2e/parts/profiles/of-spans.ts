import { eventually } from '../../../wait';
import { collector } from '../../needs/collector';
import { running } from '../../needs/running';
import { profileStore, traceStore } from '../../needs/stores';
import { profileAttribute, spansWithProfile } from '../../stores/profile-store';
import type { Part } from '../../suite/part';
import { check } from '../../suite/step';

export interface ProfilesProps {
  /** The workload whose spans have profiles; its name is that of the service. */
  readonly service: string;
  /** A function that such a profile must show. */
  readonly shows: string;
  /** Services with profiles by time alone, each with a function of theirs. */
  readonly byTime: Readonly<Record<string, RegExp>>;
}

/** SDKs send their profiles every ten or fifteen seconds, and a store shows them when it has written them. */
const profileSeconds = 120;

/** A span leads to what its service did in it, where the language has profiles of spans; others to the service at that time. */
export const profilesOfSpans = ({ service, shows, byTime }: ProfilesProps): Part => ({
  title: 'Profiles',
  steps: ({ model }) => {
    const of = (name: string) => running(model.workload(name).peer);
    const profiles = profileStore(model);
    const traced = { collector: collector(model), traces: traceStore(model) };
    const linked = spansWithProfile(service);
    const others = Object.keys(byTime).map(spansWithProfile);
    return [
      check({
        name: `span → profile: ${service}`,
        asked: `${linked}: the profile of one of these spans alone shows ${shows}`,
        needs: { ...traced, service: of(service), profiles },
        find: async ({ traces, profiles }) => {
          const found = await eventually(profileSeconds, async () => {
            for (const span of await traces.spansWith(linked, profileAttribute)) {
              const names = await profiles.functionsInSpans(service, [span]);
              if (names.includes(shows)) return { span, count: names.length };
            }
            return undefined;
          });
          return { passed: found !== undefined, got: found ? `${found.count} functions in ${found.span}` : 'none' };
        },
      }),
      ...Object.entries(byTime).map(([name, pattern]) =>
        check({
          name: `service → profile: ${name}`,
          asked: `a profile of CPU time shows ${pattern}`,
          needs: { service: of(name), profiles },
          find: async ({ profiles }) => {
            const found = await eventually(profileSeconds, async () => {
              return (await profiles.functions(name)).find((each) => pattern.test(each));
            });
            return { passed: found !== undefined, got: found ?? 'none' };
          },
        }),
      ),
      check({
        name: 'no span has a link that leads nowhere',
        asked: `none of ${others.join(', ')}`,
        needs: traced,
        find: async ({ traces }) => {
          const found = (await Promise.all(others.map((query) => traces.search(query)))).flat();
          return { passed: found.length === 0, got: `${found.length}` };
        },
      }),
    ];
  },
});
