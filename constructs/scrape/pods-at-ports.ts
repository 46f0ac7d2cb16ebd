import type { Endpoint, Protocol } from '../kit';
import type { Existing } from '../kit/environment/existing';
import { repeated } from '../kit/model/repeated';
import {
  count,
  list,
  objectName,
  optional,
  reportGiven,
  type Validator,
  type Validators,
} from '../kit/model/validation';
import type { PodsAtPortsProps } from './props';
import { intervalValidator } from './scraped';

/** Pods of which objects of the cluster say how they are asked, so that only ports and namespaces are known here. */

/** What its properties take. `named`: what names the ports. */
export const podsAtPortsValidators = (named: string): Validators<PodsAtPortsProps> => ({
  ports: portsValidator(named),
  namespaces: optional(namespacesValidator),
  interval: optional(intervalValidator),
});

/** Ports by number, each once. */
function portsValidator(named: string): Validator<readonly number[]> {
  const example = '[8080, 9090]';
  const expected = `the ports that ${named} name, such as ports: ${example}`;
  const ports = list(count(1, 65_535));
  return {
    example,
    expected,
    validate(value, property, reporter) {
      if (value === undefined || (Array.isArray(value) && value.length === 0)) {
        reporter.report(property, 'no port is given, and network policies let nothing through without one', expected);
        return [];
      }
      if (!Array.isArray(value)) {
        reportGiven(value, property, { example, expected }, reporter);
        return [];
      }
      const given = ports.validate(value, property, reporter);
      for (const port of repeated(given.map(String)))
        reporter.report(property, `${port} is there twice`, 'each port once');
      return given;
    },
  };
}

const names = list(objectName('shop'));

/** The namespaces that are meant, where not all of them are. */
export const namespacesValidator: Validator<readonly string[]> = {
  ...names,
  validate(value, property, reporter) {
    if (Array.isArray(value) && value.length === 0)
      reporter.report(property, 'the list is empty', 'at least one, or no such property for all of them');
    return names.validate(value, property, reporter);
  },
};

/** Where they are reached, as policies and figures see it. `name`: what figures call them. */
export function metricsAtPorts(
  existing: Existing,
  name: string,
  props: PodsAtPortsProps,
): Endpoint<'prometheus.exposition'>[] {
  return podsAtPorts(props, (place) => existing.metricsOfPods(name, { ...place, path: '/metrics' }));
}

/** Pods of a namespace, or of any, at one port. */
interface PodsAtPort {
  readonly namespace: string | { readonly any: true };
  readonly labels: Readonly<Record<string, string>>;
  readonly host: string;
  readonly port: number;
}

/** An endpoint for each port in each namespace. */
export function podsAtPorts<P extends Protocol>(
  { ports, namespaces }: Pick<PodsAtPortsProps, 'ports' | 'namespaces'>,
  endpoint: (place: PodsAtPort) => Endpoint<P>,
): Endpoint<P>[] {
  const places = namespaces ?? [{ any: true } as const];
  return places.flatMap((namespace) =>
    ports.map((port) => {
      const host = typeof namespace === 'string' ? `pods.${namespace}` : 'pods';
      return endpoint({ namespace, labels: {}, host, port });
    }),
  );
}
