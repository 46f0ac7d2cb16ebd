import type { ConfigurationChange, Duration, Proxied, ResourceProps } from '../kit';
import { type ComponentProps, componentValidators } from '../kit/environment/component-props';
import type { Checks } from '../kit/model/checks';
import type { HostPlace } from '../kit/model/host-place';
import { type CalledHost, checkHostPlace, proxiedHostValidators } from '../kit/model/outside-host';
import { repeated } from '../kit/model/repeated';
import { anything, line, list, object, oneOf, optional, type Validators } from '../kit/model/validation';
import { resourceValidator } from '../kit/pods/container';
import { intervalValidator } from '../scrape/scraped';
import { type BlackboxConfiguration, moduleNames, nameOf, type ProbeModule } from './modules';

/** Something that is asked from time to time, and how network policies let it through. */
export interface ProbeTarget extends HostPlace, Proxied {
  /** How it is asked. */
  readonly module: ProbeModule;
  /** A URL for `http_2xx`, host and port for the others: `db.example.com:5432`. It is the label `instance` of its series. */
  readonly target: string;
}

export interface BlackboxExporterProps extends ComponentProps {
  /** What is asked. */
  readonly probes: readonly ProbeTarget[];
  /** How often. Default: 30 seconds. */
  readonly interval?: Duration;
  /** Requests and limit. Default: enough for some hundred targets. */
  readonly resources?: ResourceProps;
  /**
   * What is to be different in the exporter's configuration, where there is no property for it: a header, a status that is good. Default:
   * nothing. https://github.com/prometheus/blackbox_exporter/blob/v0.28.0/CONFIGURATION.md
   */
  readonly configuration?: ConfigurationChange<BlackboxConfiguration>;
}

const probe = object<ProbeTarget>(
  {
    ...proxiedHostValidators,
    module: oneOf(moduleNames),
    target: line('https://shop.example.com/health'),
  },
  "{ module: 'http_2xx', target: 'https://shop.example.com/health' }",
);

export const blackboxExporterValidators: Validators<BlackboxExporterProps> = {
  ...componentValidators,
  probes: list(probe, { least: 1 }),
  interval: optional(intervalValidator),
  resources: optional(resourceValidator),
  // Checked when it is applied.
  configuration: anything(),
};

/** Host and port that a probe calls. Undefined where its target says none. */
export function calledBy({ module, target, addresses, pods, proxy }: ProbeTarget): CalledHost | undefined {
  const found = module === 'http_2xx' ? ofUrl(target) : ofAddress(target);
  return (
    found && { ...found, ...(addresses ? { addresses } : {}), ...(pods ? { pods } : {}), ...(proxy ? { proxy } : {}) }
  );
}

function ofUrl(target: string): { host: string; port: number } | undefined {
  if (!URL.canParse(target)) return undefined;
  const { protocol, hostname, port } = new URL(target);
  const standard = { 'http:': 80, 'https:': 443 }[protocol];
  return standard === undefined || hostname === '' ? undefined : { host: hostname, port: Number(port) || standard };
}

function ofAddress(target: string): { host: string; port: number } | undefined {
  const [, host = '', port] = /^([A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\]):(\d{1,5})$/.exec(target) ?? [];
  return host === '' || Number(port) < 1 || Number(port) > 65_535 ? undefined : { host, port: Number(port) };
}

/** Reports what cannot be asked, what would be asked twice, and hosts that no policy can let through. */
export function checkProbes(
  check: Checks,
  { probes }: BlackboxExporterProps,
  cluster: Parameters<typeof checkHostPlace>[3],
): void {
  for (const each of probes) {
    const calls = calledBy(each);
    const isUrl = each.module === 'http_2xx';
    check.require(
      calls !== undefined,
      'probes.target',
      `${JSON.stringify(each.target)} is no ${isUrl ? 'URL of HTTP' : 'host with its port'}`,
      isUrl ? "a URL such as 'https://shop.example.com/health'" : "a host and its port, such as 'db.example.com:5432'",
    );
    if (calls) checkHostPlace(check, `probes › ${each.target}`, calls, cluster);
  }
  for (const target of repeated(probes.map((each) => `${nameOf(each)} ${each.target}`)))
    check.report('probes', `${target} is there twice`, 'each target once');
}
