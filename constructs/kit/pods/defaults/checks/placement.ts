import type { Checks } from '../../../model/checks';
import { checkKeys, isMap, mapsOf, shown, textsOf } from './maps';

export function checkNodeSelector(check: Checks, property: string, value: unknown): void {
  const labels = textsOf(check, property, value, "{ 'node-pool': 'observability' }");
  check.labels(property, labels);
  const system = labels['kubernetes.io/os'] ?? 'linux';
  check.require(
    system === 'linux',
    property,
    `kubernetes.io/os is ${JSON.stringify(system)}, and every image is of Linux`,
    'linux, or no kubernetes.io/os: every pod has it anyway',
  );
}

const tolerationKeys = ['key', 'operator', 'value', 'effect', 'tolerationSeconds'];
const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

export function checkTolerations(check: Checks, property: string, value: unknown): void {
  const example = "[{ key: 'dedicated', operator: 'Equal', value: 'observability', effect: 'NoSchedule' }]";
  for (const toleration of mapsOf(check, property, value, example)) checkToleration(check, property, toleration);
}

/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
function checkToleration(check: Checks, property: string, toleration: Readonly<Record<string, unknown>>): void {
  checkKeys(check, property, toleration, tolerationKeys);
  const { key, operator = 'Equal', value, effect, tolerationSeconds } = toleration;
  check.oneOf(property, String(operator), ['Equal', 'Exists']);
  if (effect !== undefined) check.oneOf(property, String(effect), effects);
  if (key !== undefined) check.labels(property, { [String(key)]: '' });
  check.require(
    key !== undefined || operator === 'Exists',
    property,
    `the toleration ${shown(toleration)} has no key`,
    "the key of the taint, or operator: 'Exists' for every taint",
  );
  check.require(
    value === undefined || operator !== 'Exists',
    property,
    `the toleration ${shown(toleration)} has a value, and Exists asks for none`,
    "operator: 'Equal', or no value",
  );
  check.require(
    tolerationSeconds === undefined || (effect === 'NoExecute' && Number.isInteger(tolerationSeconds)),
    property,
    `the toleration ${shown(toleration)} has tolerationSeconds, which must be a whole number and go with NoExecute`,
    "effect: 'NoExecute', or no tolerationSeconds",
  );
}

export function checkPriorityClassName(check: Checks, property: string, value: unknown): void {
  check.subdomain(property, isMap(value) || value === null ? shown(value) : String(value));
}
