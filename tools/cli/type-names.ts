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
};

/** A type of the compiler in the words of an environment file. */
export function typeInWords(type: string): string {
  const plain = type
    .replace(/import\("[^"]*"\)\./g, '')
    .replace(/^readonly /, '')
    .replace(/ \| undefined$/, '');
  const known = written[plain];
  if (known) return known;
  const speaks = /^Endpoint<"([^"]+)">$/.exec(plain)?.[1];
  if (speaks) return endpointInWords(speaks);
  const words = plain.split(' | ').filter((word) => word !== 'undefined');
  if (words.length > 1 && words.every((word) => /^"[^"]*"$/.test(word))) {
    return `one of: ${words.map((word) => word.slice(1, -1)).join(', ')}`;
  }
  return composed(plain);
}

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
