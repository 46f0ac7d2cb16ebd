import { isIP } from 'node:net';
import { describe } from './describe';
import type { Validator } from './validator';
import { text } from './values';

const dnsLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const isSubdomain = (value: string): boolean =>
  value.length <= 253 && value.split('.').every((label) => dnsLabel.test(label));

const noName = (value: string): string => `${describe(value)} is no name that Kubernetes takes`;

/** The name of an object: a DNS label. https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
export const objectName = (example: string): Validator<string> =>
  text({
    example,
    expected: 'at most 63 lower-case letters, digits and hyphens that begin and end with a letter or digit',
    standIn: example,
    problem(value) {
      if (!dnsLabel.test(value)) return noName(value);
      // The one such name that is a property of every object of JavaScript, which the library of constructs takes for a child that is there.
      return value === 'constructor'
        ? ['constructor is a word that the program cannot tell from its own', 'another name']
        : undefined;
    },
  });

/** The name of a class, an issuer or a Secret: a DNS subdomain, dots allowed. */
export const subdomain = (example: string): Validator<string> =>
  text({
    example,
    expected: 'lower-case letters, digits, hyphens and dots, each part beginning and ending with a letter or digit',
    standIn: example,
    problem: (value) => (isSubdomain(value) ? undefined : noName(value)),
  });

/** A host name below a domain, as an Ingress takes it. */
export const hostName = (example: string): Validator<string> =>
  text({
    example,
    expected: `a name below a domain without scheme, port or path, such as ${example}`,
    standIn: example,
    problem: (value) =>
      isSubdomain(value) && value.includes('.') && isIP(value) === 0 ? undefined : `${describe(value)} is no host name`,
  });
