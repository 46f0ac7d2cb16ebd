import { clusterDomainOf } from '../../constructs/kit/model/cluster';
import type { Check } from '../check';
import { findingAt } from '../findings';
import { configFiles, find, type Manifest, ofKind } from '../manifests/manifest';
import { podsOf } from '../manifests/pods';

/**
 * A Service's name as a cluster resolves it, with the port after it, or with the port's name before it as a record has it.
 * https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
const serviceName = (domain: string): RegExp =>
  new RegExp(
    `(?:_([a-z0-9-]+)\\._(?:tcp|udp)\\.)?([a-z0-9-]+)\\.([a-z0-9-]+)\\.svc(?:\\.${domain.replaceAll('.', '\\.')})?(?::(\\d+))?`,
    'g',
  );

/** The API server's Service, which every cluster has. */
const apiServer = 'kubernetes.default';

export const addresses: Check = {
  name: 'references/addresses',
  description: 'every Service that a configuration, an argument or a variable names exists, with that port',
  looks: ({ manifests, environment }) => {
    // What is there already is known by the connections to it.
    const others = environment.connections.map(({ to }) => to.address);
    const names = serviceName(clusterDomainOf(environment.cluster));
    const texts = [
      ...configFiles(manifests).map(({ manifest, name, text }) => ({
        manifest,
        where: name as string | undefined,
        text,
      })),
      ...podsOf(manifests).map(({ manifest, spec }) => ({ manifest, where: undefined, text: JSON.stringify(spec) })),
    ];
    return texts.flatMap(({ manifest, where, text }) => {
      const problems = [...text.matchAll(names)].flatMap(([, portName, name = '', namespace = '', port]) => {
        if (`${name}.${namespace}` === apiServer || others.includes(`${name}.${namespace}.svc:${port}`)) return [];
        return problemOf(manifests, { name, namespace, port, portName }) ?? [];
      });
      return [...new Set(problems)].map((problem) =>
        findingAt(manifest, {
          where,
          problem,
          instead: 'the address of an endpoint, which is what a connection gives',
        }),
      );
    });
  },
};

function problemOf(
  manifests: readonly Manifest[],
  {
    name,
    namespace,
    port,
    portName,
  }: Readonly<Record<'name' | 'namespace', string>> & Readonly<Record<'port' | 'portName', string | undefined>>,
): string | undefined {
  const service = find(manifests, 'Service', namespace, name);
  if (!service) return `it names the Service ${name} in ${namespace}, which does not exist`;
  const offered = service.object.spec?.ports ?? [];
  if (portName !== undefined && offered.every((each) => each.name !== portName))
    return `it names the port ${portName} of the Service ${name} in ${namespace}, which has ${offered.map((each) => each.name).join(', ')}`;
  const ports = offered.map((each) => String(each.port));
  if (port === undefined || ports.includes(port)) return undefined;
  return `it names the port ${port} of the Service ${name} in ${namespace}, which has ${ports.join(', ')}`;
}

export const ingresses: Check = {
  name: 'references/ingresses',
  description: 'every Ingress leads to a Service in its namespace and to one of its ports',
  looks: ({ manifests }) =>
    ofKind(manifests, 'Ingress').flatMap((manifest) => {
      const { metadata, spec } = manifest.object;
      const backends = (spec?.rules ?? [])
        .flatMap(({ http }) => http?.paths ?? [])
        .map(({ backend }) => backend.service);
      const problems = backends.flatMap((backend) => {
        const service = find(manifests, 'Service', metadata.namespace ?? '', backend?.name);
        const ports = service?.object.spec?.ports ?? [];
        const { name, number } = backend?.port ?? {};
        if (ports.some((port) => (name !== undefined && port.name === name) || port.port === number)) return [];
        return service
          ? `it leads to the port ${name ?? number} of the Service ${backend?.name}, which has no such port`
          : `it leads to the Service ${backend?.name}, which does not exist in ${metadata.namespace}`;
      });
      return [...new Set(problems)].map((problem) =>
        findingAt(manifest, { problem, instead: 'the name and port of a Service in its namespace' }),
      );
    }),
};
