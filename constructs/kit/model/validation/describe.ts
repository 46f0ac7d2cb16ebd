import { hasBrand, ownClassOf } from '../brand';
import { Endpoint } from '../endpoint';
import { countOf } from '../no-number';
import { ByteRate, Bytes, Cores, Duration, Percentage } from '../units';

/** A value as the person who wrote it in an environment file knows it. */
export function describe(value: unknown): string {
  if (typeof value === 'function') return describeFunction(value);
  if (typeof value === 'string') return JSON.stringify(value.length > 80 ? `${value.slice(0, 77)}…` : value);
  if (typeof value !== 'object' || value === null) return String(value);
  return describeObject(value);
}

/** The name of a function. A bundler that meets a name twice appends a number to the second. */
export const functionName = ({ name }: { readonly name: string }): string => name.replace(/\d+$/, '');

export const isClass = (value: object): boolean => /^class\b/.test(Function.prototype.toString.call(value));

function describeFunction(value: { readonly name: string }): string {
  const name = functionName(value);
  if (isClass(value)) return `the class ${name}`;
  return name ? `the function ${name}` : 'a function';
}

function describeObject(value: object): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (value instanceof Duration) return duration(value);
  if (value instanceof Bytes) return quantity(value.mebibytes, 1024, 'gibibytes', 'mebibytes');
  if (value instanceof ByteRate) return `${value}`;
  if (value instanceof Cores) return quantity(value.millicores, 1000, 'cores', 'millicores');
  if (value instanceof Percentage) return `percent(${describe(countOf(value, value.value))})`;
  if (value instanceof Endpoint) return `an endpoint of ${value.owner.component} that speaks ${value.protocol}`;
  return describeNamed(value) ?? describeOther(value);
}

/** What an environment has by a name. */
function describeNamed(value: object): string | undefined {
  const name = 'name' in value ? String(value.name) : '';
  for (const kind of ['Component', 'Environment', 'Namespace', 'Project']) {
    if (hasBrand(value, kind)) return `the ${kind.toLowerCase()} ${name}`.trim();
  }
  if ('uid' in value && 'endpoint' in value) return `the datasource ${name}`;
  if ('uid' in value && 'title' in value) return `the dashboard ${value.title}`;
  if ('sendsTo' in value) return `the pipeline ${name}()`;
  return undefined;
}

function describeOther(value: object): string {
  const { name } = value.constructor ?? {};
  if (name === 'Promise') return 'a promise';
  if (name === 'App') return 'the app';
  const own = ownClassOf(value);
  if (own) return `a value of the class ${own}`;
  if (name && name !== 'Object') return `an object of another package, of the class ${functionName({ name })}`;
  const keys = Object.keys(value);
  return keys.length === 0 ? 'an empty object' : `an object with ${keys.slice(0, 4).join(', ')}`;
}

function duration({ milliseconds }: Duration): string {
  const units = [
    [86_400_000, 'days'],
    [3_600_000, 'hours'],
    [60_000, 'minutes'],
    [1000, 'seconds'],
  ] as const;
  const whole = units.find(([size]) => milliseconds % size === 0);
  const [size, name] = milliseconds === 0 ? ([1000, 'seconds'] as const) : (whole ?? ([1, 'milliseconds'] as const));
  return `${name}(${milliseconds / size})`;
}

const quantity = (count: number, factor: number, large: string, small: string): string =>
  count !== 0 && count % factor === 0 ? `${large}(${count / factor})` : `${small}(${count})`;
