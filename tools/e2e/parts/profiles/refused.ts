import { becomes } from '../../becomes';
import type { Model } from '../../model';
import { profileWaysOf } from '../../model/profiles';
import { ownMetrics } from '../../needs/own-metrics';
import { check, type Step } from '../../suite/step';
import { rounded } from './pushed';
import { aSecond, labels, needsOf, type Push, secondsOfEach } from './ways';

/** Each is more than the store takes. */
const tooMuch: Readonly<Record<string, Omit<Parameters<Push>[0], 'service'>>> = {
  // Each name counts: 20,000 of them with 1,000 letters are 20 MB.
  'of more than 16 MiB': {
    stacks: Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`main;${'f'.repeat(1000)}${index}`, 1])),
  },
  'with 40 labels': {
    stacks: aSecond,
    labels: { ...labels, ...Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`label_${index}`, 'x'])) },
  },
  'of two hours ago': { stacks: aSecond, agoSeconds: 7200 },
};

/** A profile that is refused is refused alone, whichever way it takes. */
export function refusedProfiles(model: Model): Step[] {
  const { store, storeMetrics, receiver } = profileWaysOf(model);
  const needs = { ...needsOf(model), discarded: ownMetrics(storeMetrics) };
  const ways = [
    { way: 'direct', to: store.owner.component },
    { way: 'handedOn', to: receiver.owner.component },
  ] as const;
  return Object.entries(tooMuch).flatMap(([what, profile], index) =>
    ways.map(({ way, to }) => {
      const service = `beside-${way}-${index}`.toLowerCase();
      return check({
        name: `a profile ${what}, to ${to}`,
        asked: 'refused and counted; those before and after it are there',
        needs,
        find: async ({ profiles, discarded, [way]: push }) => {
          const count = () => discarded('pyroscope_discarded_samples_total');
          const before = await count();
          const good = { service, stacks: aSecond };
          const answers = [await push(good), await push({ service, ...profile }), await push(good)];
          const [first, refused, last] = answers.map(({ status }) => status);
          const there = await becomes(2 * secondsOfEach, 30, async () =>
            rounded(await profiles.cpuSeconds({ service_name: service })),
          );
          const counted = (await count()) - before;
          const isRefused = refused !== undefined && refused >= 400 && refused < 500;
          return {
            passed: there.passed && isRefused && counted > 0,
            got: `answered ${first}, ${refused}, ${last}; ${there.got} s; ${counted} counted: ${answers[1]?.text.slice(0, 120)}`,
          };
        },
      });
    }),
  );
}
