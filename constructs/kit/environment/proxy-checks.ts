import type { Checks } from '../model/checks';
import { type Endpoint, MissingEndpoint } from '../model/endpoint';
import { protocols } from '../model/protocols';
import { proxyProblem, withoutProxy } from '../model/through-proxy';

/** Reports a proxy of which a caller cannot be told, and one of another environment. */
export function checkProxy(
  check: Checks,
  property: string,
  to: Endpoint,
  { environment, usesProxy }: { readonly environment: string; readonly usesProxy: boolean },
): void {
  const { proxy, host, protocol } = to;
  // One that was wrong itself has been reported.
  if (!proxy || proxy instanceof MissingEndpoint) return;
  const problem = proxyProblem(protocol);
  if (problem) {
    check.report(property, ...problem);
    return;
  }
  const { signal, fetched } = protocols[protocol];
  // Several ways of one program to a host are wrong once.
  if (!usesProxy)
    check.reportOnce(
      property,
      `${host} is called through the proxy ${proxy.host}, of which this caller's configuration can say nothing`,
      signal && !fetched
        ? `an endpoint of this cluster, such as ${protocols['otlp.http'].example} of a Collector that sends on through the proxy; or ${withoutProxy}`
        : withoutProxy,
    );
  if (proxy.owner.environment !== environment)
    check.reportOnce(
      property,
      `the proxy ${proxy.host} belongs to the environment ${proxy.owner.environment}`,
      `external(${environment}, { protocol: 'http-proxy', … })`,
    );
}

/** Reports what is said of a proxy itself and no program can be told. */
export function checkProxyItself(
  check: Checks,
  read: URL,
  {
    protocol,
    credentials,
    certificateAuthority,
  }: { readonly protocol: string; readonly credentials?: unknown; readonly certificateAuthority?: unknown },
): void {
  if (protocol !== 'http-proxy') return;
  const { protocol: scheme, host, pathname } = read;
  check.require(
    scheme === 'http:' && pathname === '/',
    'url',
    scheme === 'http:'
      ? `a proxy has no paths, and the URL has ${pathname}`
      : `${scheme}// is not how a proxy is called here: its callers encrypt what is secret as far as the host`,
    `http://${host}`,
  );
  check.require(
    credentials === undefined,
    'credentials',
    'programs take the name and password of a proxy as text in their configuration, which would be in Git',
    'no credentials, and a proxy that knows its callers by their addresses',
  );
  check.require(
    certificateAuthority === undefined,
    'certificateAuthority',
    'a proxy is called without TLS, and shows no certificate',
    'certificateAuthority of the host behind it, or none',
  );
}
