import type { Endpoint } from '../../../constructs/kit';
import { ask, type RequestProps, type Response } from '../../http';
import { inUrl } from '../cluster/addresses';
import { portOf } from '../cluster/pod';
import type { Model } from '../model';
import type { Stage } from '../model/stage';
import { required } from '../model/unmet-need';
import type { Need } from '../suite/need';
import { running } from './running';
import { basicAuthorization, user, usersSecret } from './user';

/** A request of a person outside the cluster. */
export interface OutsideRequest extends Pick<RequestProps, 'method' | 'headers'> {
  readonly path: string;
  /** Default: the one under which the store is asked for. */
  readonly host?: string;
  /** With the right password; default: none is sent. */
  readonly authorized?: boolean;
}

/** A gateway. Requests reach it as the ingress controller passes them on, at the port of its Service. */
export interface Gateway {
  ask(request: OutsideRequest): Promise<Response>;
  /** For connections that change their protocol, such as a live tail. */
  readonly url: string;
  /** The headers of a person with the right password. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The gateway to a store, and a person who may ask through it. */
export function gateway({ model, manifests }: Stage, to: Endpoint): Need<Gateway> {
  const { host, owner } = gatewayEndpoint({ model, manifests }, to);
  const { peer } = model.workload(owner.workload);
  const secret = secretOf(model, owner.component);
  const authorization = { authorization: basicAuthorization(user.name, user.password) };
  return {
    prepares: { objects: () => [usersSecret(secret)] },
    find: (run) => {
      const found = running(peer).find(run);
      if ('missing' in found) return found;
      const { pod } = found.given;
      const url = `http://${inUrl(pod.address)}:${portOf(pod, 'http')}`;
      return {
        given: {
          url,
          headers: { host, ...authorization },
          ask: ({ path, method, headers, authorized = false, ...request }) =>
            ask(url + path, {
              method,
              headers: { host: request.host ?? host, ...headers, ...(authorized ? authorization : {}) },
              body: method === 'POST' ? '{}' : undefined,
            }),
        },
      };
    },
  };
}

/** The address for people outside. A rendered Ingress must have its host. */
export function gatewayEndpoint({ model, manifests }: Stage, to: Endpoint): Endpoint {
  const endpoint = model.gatewayTo(to);
  const hosts = manifests.ofKind('Ingress').flatMap(({ spec }) => spec.rules.map(({ host }) => host));
  return required(hosts.includes(endpoint.host) ? endpoint : undefined, `an Ingress for ${endpoint.host}`);
}

function secretOf({ environment }: Model, component: string) {
  const secrets = environment.components.find(({ name }) => name === component)?.expectedSecrets ?? [];
  return required(
    secrets.find(({ madeBefore }) => madeBefore),
    'a Secret with the people who may ask',
  );
}
