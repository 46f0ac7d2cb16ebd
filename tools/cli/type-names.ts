import { protocols } from '../../constructs/kit/model/protocols';

/** Types that an environment file writes by a function, or gets from one. */
const written: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  Duration: 'a duration such as days(3)',
  Bytes: 'an amount such as gibibytes(10)',
  Cores: 'a share of processor time such as cores(0.5)',
  Percentage: 'a percentage such as percent(10)',
  KeepPolicy: 'errors(), slowerThan(seconds(2)) or percent(10)',
  Namespace: 'what addNamespace returns',
  Environment: 'an environment',
  App: 'the app',
  Image: "an image such as new Image('registry.example.com/shop', '1.0.0')",
  KubeDeploymentProps: 'the changed Deployment',
  EnvironmentFunction: 'a function that takes the app alone and returns an environment',
  Watched: 'a component that has metrics, such as loki',
  Pipeline: 'a pipeline such as podLogs()',
  Dashboard: 'a dashboard such as springBoot()',
  Datasource: 'the datasource of a store, such as mimir.datasource',
  ClusterNetwork: 'cilium() or plainNetwork()',
  Mesh: 'istioAmbient()',
  IngressClass: "an object such as { name: 'nginx', namespace: 'ingress-nginx' }",
  PodDefaults: 'podDefaults({ … })',
  LocalObjectReference: "an object such as { name: 'registry' }",
  SecretKey: "an object such as { secretName: 'orders', key: 'password' }",
  Alert: 'alert({ … })',
  LogRule: 'drop({ … }), mask({ … }) or sample({ … })',
  Collected: 'a pipeline such as podLogs()',
  ObjectStorage: 's3({ … }), gcs({ … }) or azure({ … })',
  Load: 'load({ … })',
};

/** A type of the compiler in the words of an environment file. */
export function typeInWords(type: string): string {
  const plain = type
    .replace(/import\("[^"]*"\)\./g, '')
    .replace(/^readonly /, '')
    .replace(/ \| undefined$/, '');
  const known = written[plain];
  if (known) return known;
  // The compiler writes out what the configuration consists of, and cuts it.
  if (/^ConfigurationChange</.test(plain))
    return 'a function that returns the changed configuration, such as (configuration) => ({ ...configuration, … })';
  const oneOrSeveral = /^(.+) \| readonly (?:\(.+\)|\w+)\[\]$/.exec(plain)?.[1];
  if (oneOrSeveral) return `${typeInWords(oneOrSeveral)}; or a list of them`;
  const speaks = /^Endpoint<"([^"]+)">$/.exec(plain)?.[1];
  if (speaks) return endpointInWords(speaks);
  const words = plain.split(' | ').filter((word) => word !== 'undefined');
  if (words.length > 1 && words.every((word) => /^"[^"]*"$/.test(word))) {
    return `one of: ${words.map((word) => word.slice(1, -1)).join(', ')}`;
  }
  return composed(plain);
}

/** What an object of a type takes. */
export function propertiesInWords(type: string): string {
  const [, name] = /^(?:readonly )?(\w+?)(?:Props)?$/.exec(type) ?? [];
  return name ? `one of the properties of ${name}` : typeInWords(type);
}

/** Whose member is asked for; of a module, which the compiler knows by its file, its name. */
export const ownerInWords = (type: string): string =>
  /^typeof import\("(?:.*?\/)?([^/"]+)(?:\/index)?"\)$/.exec(type)?.[1] ?? type;

/** A type that is made of others. */
function composed(type: string): string {
  const made = /^new? ?\(.*\) => (.+)$/.exec(type)?.[1] ?? /^\(.*?\) => (.+)$/.exec(type)?.[1];
  if (made) return `a function that returns ${typeInWords(made)}`;
  const element = /^\(?(.+?)\)?\[\]$/.exec(type)?.[1];
  if (element) return `a list of ${typeInWords(element)}`;
  const owner = /^(\w+)Props$/.exec(type)?.[1];
  if (owner) return `the properties of ${owner}`;
  if (/^Promise</.test(type)) return 'a promise';
  const name = /^typeof (\w+)$/.exec(type)?.[1];
  return name ? `the class ${name}` : `a value of the type ${type}`;
}

function endpointInWords(protocol: string): string {
  const example = Object.entries(protocols).find(([name]) => name === protocol)?.[1].example;
  return `an endpoint that speaks ${protocol}${example ? `, such as ${example}` : ''}`;
}
