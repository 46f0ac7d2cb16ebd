import { addressLike } from '../model/address-checks';
import { type Dns, kubeDns } from '../model/dns';
import { ipFamilies } from '../model/ip-families';
import type { Pods } from '../model/peer';
import {
  count,
  describe,
  flag,
  isPlainObject,
  labels,
  list,
  object,
  objectName,
  oneOf,
  optional,
  reportGiven,
  text,
  type Validator,
} from '../model/validation';

/** What the facts of a cluster take that other clusters have otherwise. */

export const addresses = list(addressLike('10.0.0.0/28'), { least: 1 });

export const families = list(oneOf(ipFamilies), { least: 1 });

const answering = object<Pods>({
  kind: oneOf(['pods']),
  namespace: objectName('kube-system'),
  labels: labels("{ 'k8s-app': 'kube-dns' }"),
  inMesh: flag(),
  hostNetwork: optional(flag()),
});

const answer = object<Dns>({
  pods: optional(answering),
  addresses: optional(addresses),
  node: optional(flag()),
  port: optional(count(1, 65_535)),
});

export const dns: Validator<Dns> = {
  example: 'kubeDns()',
  expected: 'kubeDns(), nodeLocalDns(), openShiftDns() or dnsOnNode()',
  validate(value, property, reporter) {
    if (isPlainObject(value) && ['pods', 'addresses', 'node'].some((by) => by in value))
      return answer.validate(value, property, reporter);
    reportGiven(value, property, dns, reporter);
    return kubeDns();
  },
};

/** A name of a zone, as the value of a label has it. */
export const zones = list(
  text({
    example: 'eu-central-1a',
    expected: "the name of a zone, such as 'eu-central-1a'",
    standIn: 'missing',
    problem: (value) =>
      /^[A-Za-z0-9]([-._A-Za-z0-9]{0,61}[A-Za-z0-9])?$/.test(value)
        ? undefined
        : `${describe(value)} is no name of a zone`,
  }),
  { least: 1 },
);

/** A version of Linux, as `uname -r` begins. */
export const kernel = text({
  example: '5.15',
  expected: "the version of the oldest kernel, such as '5.15' or '4.18.0-553'",
  standIn: '6.12',
  problem: (value) =>
    /^\d+\.\d+(\.\d+)?(-\S+)?$/.test(value) ? undefined : `${describe(value)} is no version of Linux`,
});
