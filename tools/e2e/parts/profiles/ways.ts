import type { Endpoint } from '../../../../constructs/kit';
import type { Response } from '../../../http';
import type { Model } from '../../model';
import { profileWaysOf } from '../../model/profiles';
import { shop } from '../../needs/played';
import { running } from '../../needs/running';
import { profileStore } from '../../needs/stores';
import { pushProfile, type SentProfile } from '../../send/profiles';
import type { Need } from '../../suite/need';

export interface ProfilesInProps {
  /** The service that shows profiles of itself in its pods. */
  readonly pulled: { readonly service: string; readonly namespace: string };
}

/** Sends a profile from the pod of an application. */
export type Push = (profile: Omit<SentProfile, 'labels'> & Partial<SentProfile>) => Promise<Response>;

/** The function in which the profiles that are sent spend their time. */
export const work = 'work';

/** A second of processor time in one function, beside a fifth in another. */
export const aSecond = { [`main;${work}`]: 100, 'main;rest': 20 } as const;
export const secondsOfEach = 1.2;

/** The labels that an SDK sends, where a test has no others. */
export const labels = { namespace: 'shop', pod: 'shop-0' } as const;

/** An SDK that sends to an endpoint. */
export const pushing = (to: Endpoint<'pyroscope.push'>): Need<Push> => ({
  prepares: shop.prepares,
  find: (run) => {
    const [program, pod] = [running(to.peer).find(run), shop.find(run)];
    if ('missing' in program) return program;
    if ('missing' in pod) return pod;
    return { given: (profile) => pushProfile(run.cluster.urlOf(to), pod.given, { labels, ...profile }) };
  },
});

/** What the checks work with. */
export function needsOf(model: Model) {
  const { store, receiver } = profileWaysOf(model);
  return {
    profiles: profileStore(model),
    direct: pushing(store),
    handedOn: pushing(receiver),
    store: running(store.peer),
  };
}
