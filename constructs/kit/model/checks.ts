import { type CallSite, callSite } from './call-site';
import { type Finding, isSameFinding, type Place } from './findings';
import type { Reporter, ReportOptions, Validator, Validators } from './validation';
import * as validation from './validation';

/** Where findings are collected. */
export interface FindingSink {
  readonly findings: Finding[];
  /** What is no error and should not stay as it is. */
  readonly warnings: Finding[];
}

/**
 * The checks of one component's properties. Each reports what is wrong and lets the construction go on, so that one run shows
 * everything.
 */
export class Checks implements Reporter {
  /** The properties of which something was reported. */
  private readonly wrong: string[] = [];

  constructor(
    private readonly environment: FindingSink,
    private readonly place: Omit<Place, 'property'>,
    /** Where the thing was made that is checked; what is found later belongs there. Default: it is not known. */
    private readonly madeAt?: CallSite,
    /** What is found now belongs there too, as it was written elsewhere. */
    private readonly writtenThere = false,
  ) {}

  /** The same checks of something that was written elsewhere. */
  at(site: CallSite): Checks {
    return new Checks(this.environment, this.place, site, true);
  }

  /** Says that something should not stay as it is. It renders all the same. */
  warn(property: string, problem: string, instead: string): void {
    this.environment.warnings.push(this.finding(property, problem, instead));
  }

  /** The same, once, even if it is said of several things. */
  warnOnce(property: string, problem: string, instead: string): void {
    const warning = this.finding(property, problem, instead);
    if (!this.environment.warnings.some((other) => isSameFinding(other, warning)))
      this.environment.warnings.push(warning);
  }

  /** Reports that something is wrong with a property. `madeAt`: where it was written, if that is elsewhere. */
  report(property: string, problem: string, instead: string, options: ReportOptions = {}): void {
    const { madeAt, ...further } = options;
    this.wrong.push(property);
    this.environment.findings.push({ ...this.finding(property, problem, instead, madeAt), ...further });
  }

  /** Notes that a property may be the one that has a wrong name, so that nothing is reported of what stands in its place. */
  doubt(property: string): void {
    this.wrong.push(property);
  }

  /** The same, once, even if it is reported for several things. */
  reportOnce(property: string, problem: string, instead: string): void {
    this.addOnce(property, this.finding(property, problem, instead));
  }

  /** The same, with the line where the checked thing was made: a mistake that was written there may show elsewhere. */
  reportGivenOnce(property: string, problem: string, instead: string): void {
    this.addOnce(property, this.finding(property, problem, instead, this.madeAt));
  }

  private addOnce(property: string, finding: Finding): void {
    if (this.environment.findings.some((other) => isSameFinding(other, finding))) return;
    this.wrong.push(property);
    this.environment.findings.push(finding);
  }

  /** Reports unless the condition holds; returns whether it does. */
  require(condition: boolean, property: string, problem: string, instead: string): boolean {
    if (!condition) this.report(property, problem, instead);
    return condition;
  }

  /** Whether nothing was reported at all. */
  get isClean(): boolean {
    return this.wrong.length === 0;
  }

  /**
   * Whether nothing was reported of these properties. What compares several of them asks first, because a stand-in for a wrong
   * value would make it report a second time what has one cause.
   */
  sound(...properties: readonly string[]): boolean {
    return !properties.some((property) =>
      this.wrong.some((wrong) => [property, 'properties'].includes(wrong) || wrong.startsWith(`${property}.`)),
    );
  }

  /** The value, or a stand-in for a wrong one, which is reported. */
  read<T>(property: string, value: unknown, validator: Validator<T>): T {
    return validator.validate(value, property, this);
  }

  /** The properties of an object, each checked; a stand-in for each wrong one. `validators`: one for each property. */
  properties<P extends object>(given: unknown, validators: Validators<P>): P {
    const validator = validation.object(validators);
    if (validation.isPlainObject(given)) return validator.validate(given, '', this);
    if (given !== undefined) return validator.validate(given, 'properties', this);
    this.report('properties', 'no properties are given', validator.example, { absent: true });
    return validator.validate(undefined, '', { report: () => {} });
  }

  /** Reports a value that the validator refuses; returns whether it takes it. */
  valid(property: string, value: unknown, validator: Validator<unknown>): boolean {
    const before = this.wrong.length;
    validator.validate(value, property, this);
    return this.wrong.length === before;
  }

  /** A duration above zero. */
  duration(property: string, value: unknown, example: string): boolean {
    return this.valid(property, value, validation.duration(example));
  }

  /** An amount of bytes above zero, in whole mebibytes. */
  bytes(property: string, value: unknown, example: string): boolean {
    return this.valid(property, value, validation.bytes(example));
  }

  /** A share of processor time above zero, in whole thousandths of a core. */
  cores(property: string, value: unknown, example: string): boolean {
    return this.valid(property, value, validation.cores(example));
  }

  /** A percentage, 0 to 100. */
  percentage(property: string, value: unknown): boolean {
    return this.valid(property, value, validation.percentage('percent(10)'));
  }

  /** A whole number in a range. `example`: one that people write; default: the least. */
  count(property: string, value: unknown, least: number, most: number, example = least): boolean {
    return this.valid(property, value, validation.count(least, most, example));
  }

  /** One of a few words; a misspelt one would silently mean something else. Not given at all is good. */
  oneOf(property: string, value: unknown, words: readonly string[]): boolean {
    return this.valid(property, value, validation.optional(validation.oneOf(words)));
  }

  /** The name of an object: a DNS label. */
  name(property: string, value: unknown): boolean {
    return this.valid(property, value, validation.objectName('platform'));
  }

  /** The name of a class, an issuer or a Secret: a DNS subdomain, dots allowed. */
  subdomain(property: string, value: unknown): boolean {
    return this.valid(property, value, validation.subdomain('platform'));
  }

  /** A host name below a domain, as an Ingress takes it. */
  hostname(property: string, value: unknown): boolean {
    return this.valid(property, value, validation.hostName('grafana.example.com'));
  }

  /** Labels that the API server takes. */
  labels(property: string, value: unknown): boolean {
    return this.valid(property, value, validation.labels("{ 'example.com/team': 'platform' }"));
  }

  private finding(property: string, problem: string, instead: string, madeAt?: CallSite): Finding {
    const own = this.writtenThere ? [this.madeAt, callSite()] : [callSite(), this.madeAt];
    const callSites = [madeAt, ...own].filter((each) => each !== undefined);
    return { ...this.place, property, problem, instead, callSites };
  }
}
