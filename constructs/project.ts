import { App } from 'cdk8s';
import type { Check } from '../checks/check';
import { nameClashes } from './delivery/argocd/name-clashes';
import { Environment, type Finding } from './kit';
import { clusterNameClashes } from './kit/environment/cluster-names';
import { factoryFailure } from './kit/environment/factory-failure';
import { sharedBuckets } from './kit/environment/shared-buckets';
import { sharedCluster } from './kit/environment/shared-cluster';
import { sharedDatabases } from './kit/environment/shared-databases';
import { brand } from './kit/model/brand';
import { callSite } from './kit/model/call-site';
import { describe, isPlainObject } from './kit/model/validation';

/** Makes one environment in an app and returns it. */
export type EnvironmentFunction = (app: App) => Environment;

/** What a repository has. */
export interface ProjectProps {
  /**
   * Every environment by its name, which is its folder in `dist/`. A variant is a call with options:
   * `{ staging: (app) => company(app, { name: 'staging' }), production: (app) => company(app, { name: 'production' }) }`.
   */
  readonly environments: Readonly<Record<string, EnvironmentFunction>>;
  /** What must hold in this repository beside what holds for every environment; `check` looks for both. Default: nothing more. */
  readonly checks?: readonly Check[];
}

/** What was made of a project's functions. */
export interface BuiltProject {
  /** The environments that could be made, in the order of the project. */
  readonly environments: readonly Environment[];
  /** Everything that is wrong in any of them. Nothing may be written while there is one. */
  readonly findings: readonly Finding[];
}

/** A repository's environments: what `main.ts` exports as `project`, and what every command works on. */
export class Project {
  static {
    brand(Project, 'Project');
  }

  /** Every environment by its name, as it was given. */
  readonly environments: Readonly<Record<string, EnvironmentFunction>>;
  /** What must hold in this repository beside what holds for every environment. */
  readonly checks: readonly Check[];
  private readonly madeAt = callSite();
  /** What is wrong with what the project itself was given. */
  private readonly own: Finding[] = [];

  constructor(props: ProjectProps) {
    const given: unknown = props?.environments;
    this.checks = this.checkedChecks(props?.checks);
    this.environments = isPlainObject(given) ? (given as ProjectProps['environments']) : {};
    if (isPlainObject(given) && this.names.length > 0) return;
    const problem =
      given === undefined || isPlainObject(given) ? 'the project has no environment' : `${describe(given)} is given`;
    this.own.push(this.finding('main.ts', 'environments', problem, 'defineProject({ environments: { company } })'));
  }

  /** The names of its environments. */
  get names(): readonly string[] {
    return Object.keys(this.environments);
  }

  /** Makes environments, all by default, and adds their objects. Never throws for what an environment file does wrong. */
  build(names: readonly string[] = this.names): BuiltProject {
    // The output folder is the business of the synth tool; cdk8s never writes.
    const app = new App({ outdir: 'dist' });
    const environments: Environment[] = [];
    const findings: Finding[] = [...this.own];
    for (const name of names) {
      const known = new Set(app.node.children);
      const result = this.make(name, app);
      // What was made before a function failed has findings that say why.
      const made = app.node.children.filter(
        (child): child is Environment => child instanceof Environment && !known.has(child),
      );
      findings.push(...made.flatMap(result.environment ? findingsOf : findingsOfPart));
      if (result.environment) findings.push(...made.filter((each) => each !== result.environment).map(notReturned));
      if (result.finding) findings.push(result.finding);
      else if (result.environment) environments.push(result.environment);
    }
    const clashes = nameClashes(environments).map(({ environment, problem }) =>
      this.finding(environment, `environments.${environment}`, problem, 'another name for the environment'),
    );
    const sameNames = clusterNameClashes(environments);
    const named = sameNames.map(({ environment, problem }) =>
      this.finding(
        environment,
        `environments.${environment}`,
        problem,
        "a name of its own in each environment's cluster",
      ),
    );
    // One that has the name of another by mistake is not in its cluster.
    const placed = environments.filter(({ name }) => !sameNames.some(({ environment }) => environment === name));
    const shared = [...sharedBuckets(environments), ...sharedDatabases(environments), ...sharedCluster(placed)];
    return { environments, findings: [...findings, ...clashes, ...named, ...shared] };
  }

  private checkedChecks(given: unknown): readonly Check[] {
    const instead = "{ name: 'company/…', description: '…', looks: (subject) => [ … ] }";
    if (given === undefined) return [];
    if (!Array.isArray(given)) {
      this.own.push(this.finding('main.ts', 'checks', `${describe(given)} is given`, `a list such as [${instead}]`));
      return [];
    }
    for (const [index, check] of given.entries()) {
      if (!isCheck(check)) this.own.push(this.finding('main.ts', `checks[${index}]`, 'it is no check', instead));
    }
    return given.filter(isCheck);
  }

  private make(name: string, app: App): Made {
    const make: unknown = this.environments[name];
    const place = `environments.${name}`;
    if (typeof make !== 'function') {
      const instead = `the function that makes it, such as ${name}, or (app) => ${name}(app)`;
      const finding = this.finding(name, place, `${describe(make)} is given`, instead);
      return { finding: { ...finding, absent: make === undefined } };
    }
    let environment: unknown;
    try {
      environment = make(app);
    } catch (error) {
      const finding = factoryFailure(name, error);
      // What is thrown without an error has no place of its own.
      return { finding: { ...finding, callSites: [...(finding.callSites ?? []), this.madeAt] } };
    }
    if (typeof environment === 'object' && environment !== null && 'then' in environment) {
      const problem = 'the function returns a promise, and a synth waits for nothing';
      return { finding: this.finding(name, place, problem, 'a function without async that returns the environment') };
    }
    if (!(environment instanceof Environment)) {
      const returned = environment === undefined ? 'nothing' : describe(environment);
      const instead = 'return, and the environment that it made, as its last line';
      const finding = this.finding(name, place, `the function returns ${returned}`, instead);
      // The compiler knows the line.
      return { finding: { ...finding, crash: true } };
    }
    if (environment.name === name || environment.findings.some(isOfItsName)) return { environment };
    const problem = `the environment calls itself ${environment.name}, and its folder in dist/ would be ${environment.name}`;
    const instead = `new Environment(app, '${name}', …), or the key ${environment.name}`;
    return { environment, finding: this.finding(name, place, problem, instead) };
  }

  private finding(environment: string, property: string, problem: string, instead: string): Finding {
    return { environment, component: 'main.ts', property, problem, instead, callSites: [this.madeAt] };
  }
}

const isCheck = (check: unknown): check is Check =>
  isPlainObject(check) && typeof check.name === 'string' && typeof check.looks === 'function';

/** What became of a function: the environment that it returned, or what is wrong with it, or both. */
interface Made {
  readonly environment?: Environment;
  readonly finding?: Finding;
}

const isOfItsName = ({ component, property }: Finding): boolean => component === 'environment' && property === 'name';

const notReturned = ({ name, madeAt }: Environment): Finding => ({
  environment: name,
  component: 'environment',
  property: 'return',
  problem: 'the function makes it and returns another one, so nothing of it would be written',
  instead: 'a function of its own for each environment',
  callSites: [madeAt],
});

/** Everything that is wrong with an environment, also what shows only while its objects are added. */
function findingsOf(environment: Environment): readonly Finding[] {
  const broken = brokenAt(environment);
  return broken ? [...environment.findings, broken] : environment.findings;
}

/** Adds an environment's objects. Returns what is wrong where that does not end. */
function brokenAt(environment: Environment): Finding | undefined {
  try {
    environment.build();
    // What another function adds later would not be written.
    environment.node.lock();
  } catch (error) {
    return factoryFailure(environment.name, error, 'objects');
  }
  return undefined;
}

/**
 * The findings of an environment whose function failed. What the function did not reach is missing only for that reason, and a component that is
 * made only in part cannot be built.
 */
function findingsOfPart(environment: Environment): readonly Finding[] {
  const saidBefore = new Set(environment.findings);
  brokenAt(environment);
  return environment.findings.filter((finding) => saidBefore.has(finding) || !finding.absent);
}

/** Says which environments a repository has. `main.ts` exports the result as `project`. */
export const defineProject = (props: ProjectProps): Project => new Project(props);
