import type { Checks } from '../model/checks';
import type { Cluster } from '../model/cluster';
import { type ConnectionDetails, type Endpoint, missingEndpoint } from '../model/endpoint';
import { checkHostPlace } from '../model/outside-host';
import { anyOf, type Protocol, protocols, type TakesData } from '../model/protocols';
import { checkKafkaAccess } from './kafka-access';
import { checkProxy } from './proxy-checks';

/** Whose connections are checked. */
export interface Caller {
  readonly check: Checks;
  readonly environment: { readonly name: string; readonly cluster: Cluster };
}

/** Reports an endpoint of another protocol or environment, and one that does not take what the sender can send. */
export function checkConnection(
  caller: Caller,
  property: string,
  spoken: readonly Protocol[],
  to: Endpoint,
  { largestRequest: sent, usesAccess = false, usesProxy = false }: ConnectionDetails,
): void {
  const { check } = caller;
  const { name: environment } = caller.environment;
  const { component } = to.owner;
  check.require(
    spoken.includes(to.protocol),
    property,
    `${component} speaks ${to.protocol} there`,
    `${neededEndpoint(spoken)}, such as ${protocols[spoken[0] ?? 'http'].example}`,
  );
  if (to.ingress) checkIngressSide(caller, property, { ...to, ingress: to.ingress });
  else
    check.require(
      to.owner.environment === environment,
      property,
      `${component} belongs to the environment ${to.owner.environment}`,
      `an endpoint of ${environment}, or one of the other's Gateway, by endpointsOf(…)`,
    );
  if (to.protocol === 'kafka') checkKafkaAccess(check, property, to, usesAccess);
  else checkUse(check, property, to, usesAccess);
  checkProxy(check, property, to, { environment, usesProxy });
  const { largestRequest: taken }: TakesData = 'largestRequest' in to.offers ? to.offers : {};
  check.require(
    !spoken.includes(to.protocol) || !sent || !taken || sent.mebibytes <= taken.mebibytes,
    property,
    `requests of up to ${sent} go to ${component}, which takes at most ${taken}`,
    // The limit of somebody else's program is written where its endpoint is stated.
    component === to.host
      ? `offers: { largestRequest: mebibytes(${sent?.mebibytes}) } in its external({ … }) if it takes as much, or a smaller request at the sender`
      : `a smaller request at the sender, or a receiver that takes ${sent}`,
  );
}

/** Reports an endpoint whose callers need something that this one does not have, and what would cross a network readably. */
function checkUse(check: Checks, property: string, to: Endpoint, usesAccess: boolean): void {
  const { component } = to.owner;
  check.require(
    usesAccess || to.access === undefined,
    property,
    `${component} is called with credentials or a certificate authority, and this caller can show neither`,
    'an endpoint without them, such as one of this cluster; a Collector, an Alloy and a Tempo can show them',
  );
  checkAccess(check, property, to);
  check.require(
    to.access?.sasl === undefined,
    property,
    `${component} speaks ${to.protocol}, and SASL is what Kafka's brokers ask for`,
    'credentials: bearerToken({ … }) or basicLogin({ … })',
  );
}

/** Reports a way into a cluster that is used from inside, and one that leads to a cluster of the same name. */
function checkIngressSide(
  { check, environment: { name: environment, cluster } }: Caller,
  property: string,
  to: Pick<Endpoint, 'owner' | 'host' | 'port' | 'peer' | 'access' | 'proxy'> & {
    readonly ingress: NonNullable<Endpoint['ingress']>;
  },
): void {
  const { owner, ingress, host, port, peer, access, proxy } = to;
  if (owner.environment === environment) {
    check.report(
      property,
      `${host} is the way into this cluster from outside, and the caller is inside`,
      'the endpoint of the component itself, such as otel.otlp.http',
    );
    return;
  }
  // Through a proxy nobody needs the addresses that the other cluster says.
  if (peer.kind === 'outside-host' && !proxy) {
    const { addresses } = peer;
    const called = { host, port, addresses: addresses.length > 0 ? addresses : undefined };
    const instead = `addresses: ['203.0.113.0/24'] of the Gateway, or in with({ … }) here: those that ${host} has`;
    checkHostPlace(check, property, called, cluster, instead);
  }
  if (ingress.asks !== undefined && access?.credentials === undefined)
    check.reportOnce(
      property,
      `${host} asks by whom it is called`,
      `its endpoint .with({ credentials: ${written[ingress.asks]} })`,
    );
  check.require(
    access?.credentials === undefined || ingress.asks === undefined || access.credentials.kind === ingress.asks,
    property,
    `${host} knows its callers by ${known[ingress.asks ?? 'bearer-token']}`,
    written[ingress.asks ?? 'bearer-token'],
  );
  if (ingress.asks === 'basic-login') checkLogin(check, property, access, cluster);
  if (cluster.name === undefined) {
    check.reportOnce(
      property,
      `this cluster has no name, by which ${owner.environment} could tell its signals from others`,
      "name: 'production' in the environment's cluster",
    );
    return;
  }
  check.require(
    cluster.name !== ingress.cluster,
    property,
    `this cluster and that of ${owner.environment} are both named ${cluster.name}`,
    "a name of its own for each, in the environment's cluster",
  );
}

/** Reports a login of which the gateway would take another name than that of the cluster. */
function checkLogin(check: Checks, property: string, access: Endpoint['access'], { name }: Cluster): void {
  const { credentials } = access ?? {};
  if (credentials?.kind !== 'basic-login' || name === undefined) return;
  check.require(
    credentials.username.split('@')[0] === name,
    property,
    `the login ${credentials.username} would name the signals of the cluster ${name} otherwise than it does`,
    `username: '${name}', or '${name}@2' for a second login`,
  );
}

const written = {
  'bearer-token': "bearerToken({ secretName: 'otlp-sender' })",
  'basic-login': "basicLogin({ username: 'shop', secretName: 'otlp-sender' })",
} as const;

const known = { 'bearer-token': 'a token', 'basic-login': 'name and password' } as const;

/** Reports what would cross a network readably. */
function checkAccess(check: Checks, property: string, { access, scheme, host, protocol }: Endpoint): void {
  check.require(
    access?.credentials === undefined || scheme === 'https' || protocols[protocol].hidesPassword === true,
    property,
    `${known[access?.credentials?.kind ?? 'bearer-token']} would cross the network readably on the way to ${host}`,
    'an endpoint with TLS, or no credentials',
  );
}

/** Reports that no endpoint was given. Returns one in its place. */
export function reportedMissing<P extends Protocol>(
  check: Checks,
  property: string,
  spoken: readonly Protocol[],
): Endpoint<P> {
  check.report(property, 'there is no endpoint', `${neededEndpoint(spoken)}, of another component`, { absent: true });
  return missingEndpoint<P>();
}

const neededEndpoint = (spoken: readonly Protocol[]): string => `an endpoint that speaks ${anyOf(spoken)}`;
