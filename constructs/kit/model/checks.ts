import { type CallSite, callSite } from './call-site';
import { type Finding, isSameFinding, type Place } from './findings';
import { Bytes, Cores, Duration, Percentage } from './units';

const dnsLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const labelValue = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
/** The keys a label may have: an optional DNS prefix and a name. https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/ */
export const labelKey = /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** Where findings are collected. */
export interface FindingSink {
  readonly findings: Finding[];
  /** What is no error and should not stay as it is. */
  readonly warnings: Finding[];
}

/**
 * The checks of one component's properties. Each reports what is wrong and lets the construction go on,
 * so that one run shows everything. A value of the wrong unit is met here too: synth strips types without checking them.
 */
export class Checks {
  constructor(
    private readonly environment: FindingSink,
    private readonly place: Omit<Place, 'property'>,
    /** Where the thing was made that is checked; what is found later belongs there. Default: it is not known. */
    private readonly madeAt?: CallSite,
  ) {}

  /** The same checks of something that was written elsewhere. */
  at(site: CallSite): Checks {
    return new Checks(this.environment, this.place, site);
  }

  /** Says that something should not stay as it is. It renders all the same. */
  warn(property: string, problem: string, instead: string): void {
    this.environment.warnings.push(this.finding(property, problem, instead));
  }

  /** Reports that something is wrong with a property. */
  report(property: string, problem: string, instead: string): void {
    this.environment.findings.push(this.finding(property, problem, instead));
  }

  /** Reports what several of those that it concerns meet, once. */
  reportOnce(property: string, problem: string, instead: string): void {
    const finding = this.finding(property, problem, instead);
    if (!this.environment.findings.some((other) => isSameFinding(other, finding))) {
      this.environment.findings.push(finding);
    }
  }

  /** Reports unless the condition holds; returns whether it does. */
  require(condition: boolean, property: string, problem: string, instead: string): boolean {
    if (!condition) this.report(property, problem, instead);
    return condition;
  }

  /** A duration above zero. */
  duration(property: string, value: unknown, example: string): boolean {
    if (!this.unit(property, value, Duration, `a duration such as ${example}`)) return false;
    const { milliseconds } = value as Duration;
    return this.require(
      Number.isFinite(milliseconds) && milliseconds > 0,
      property,
      `${value} is not a length of time above zero`,
      `a duration such as ${example}`,
    );
  }

  /** An amount of bytes above zero, in whole mebibytes. */
  bytes(property: string, value: unknown, example: string): boolean {
    if (!this.unit(property, value, Bytes, `an amount such as ${example}`)) return false;
    const { mebibytes } = value as Bytes;
    return this.require(
      Number.isInteger(mebibytes) && mebibytes > 0,
      property,
      `${value} is not a whole number of mebibytes above zero`,
      `an amount such as ${example}`,
    );
  }

  /** A share of processor time above zero, in whole thousandths of a core. */
  cores(property: string, value: unknown, example: string): boolean {
    if (!this.unit(property, value, Cores, `a share of processor time such as ${example}`)) return false;
    const { millicores } = value as Cores;
    return this.require(
      Number.isInteger(millicores) && millicores > 0,
      property,
      `${value} is not a whole number of thousandths of a core above zero`,
      `a share of processor time such as ${example}`,
    );
  }

  /** A percentage, 0 to 100. */
  percentage(property: string, value: unknown): boolean {
    if (!this.unit(property, value, Percentage, 'a percentage such as percent(10)')) return false;
    const percentage = (value as Percentage).value;
    return this.require(
      Number.isFinite(percentage) && percentage >= 0 && percentage <= 100,
      property,
      `${value} is not between 0 and 100`,
      'a percentage from percent(0) to percent(100)',
    );
  }

  /** A whole number in a range. */
  count(property: string, value: number, least: number, most: number): boolean {
    return this.require(
      Number.isInteger(value) && value >= least && value <= most,
      property,
      `${value} is not a whole number from ${least} to ${most}`,
      `a whole number from ${least} to ${most}`,
    );
  }

  /** One of a few words; a misspelt one would silently mean something else. Not given at all is good. */
  oneOf(property: string, value: string | undefined, words: readonly string[]): boolean {
    return this.require(
      value === undefined || words.includes(value),
      property,
      `${JSON.stringify(value)} is none of ${words.join(', ')}`,
      `one of: ${words.join(', ')}`,
    );
  }

  /** The name of an object: a DNS label. https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
  name(property: string, value: string): boolean {
    return this.require(
      dnsLabel.test(value),
      property,
      `${JSON.stringify(value)} is no name that Kubernetes takes`,
      'at most 63 lower-case letters, digits and hyphens that begin and end with a letter or digit',
    );
  }

  /** The name of a class: a DNS subdomain, dots allowed. */
  subdomain(property: string, value: string): boolean {
    return this.require(
      value.length <= 253 && value.split('.').every((label) => dnsLabel.test(label)),
      property,
      `${JSON.stringify(value)} is no name that Kubernetes takes`,
      'lower-case letters, digits, hyphens and dots, each part beginning and ending with a letter or digit',
    );
  }

  /** A host name below a domain, as an Ingress takes it. */
  hostname(property: string, value: string): boolean {
    const labels = value.split('.');
    return this.require(
      labels.length > 1 && value.length <= 253 && labels.every((label) => dnsLabel.test(label)),
      property,
      `${JSON.stringify(value)} is no host name`,
      'a name below a domain without scheme, port or path, such as grafana.lab-dev.local',
    );
  }

  /** Labels that the API server takes. */
  labels(property: string, labels: Readonly<Record<string, string>>): boolean {
    let good = true;
    for (const [key, value] of Object.entries(labels)) {
      if (!labelKey.test(key)) {
        good = false;
        this.report(property, `${JSON.stringify(key)} is no label key`, 'a key such as example.com/team');
      }
      if (!labelValue.test(value)) {
        good = false;
        this.report(
          property,
          `the label ${key} has the value ${JSON.stringify(value)} (${value.length} characters)`,
          'at most 63 letters, digits, hyphens, underscores and dots that begin and end with a letter or digit',
        );
      }
    }
    return good;
  }

  private finding(property: string, problem: string, instead: string): Finding {
    const callSites = [callSite(), ...(this.madeAt ? [this.madeAt] : [])];
    return { ...this.place, property, problem, instead, callSites };
  }

  private unit(property: string, value: unknown, type: new (value: number) => object, instead: string): boolean {
    if (value instanceof type) return true;
    const given = value === undefined ? 'nothing' : typeof value === 'object' ? String(value) : JSON.stringify(value);
    this.report(property, `${given} has the wrong unit`, instead);
    return false;
  }
}
