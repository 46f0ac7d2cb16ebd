import { App } from 'cdk8s';
import type { Check } from '../checks/check';
import { Environment, type Finding } from './kit';
import { factoryFailure } from './kit/environment/factory-failure';
import { brand } from './kit/model/brand';
import { callSite } from './kit/model/call-site';

/** Makes one environment in an app and returns it. */
export type EnvironmentFunction = (app: App) => Environment;

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

  readonly environments: Readonly<Record<string, EnvironmentFunction>>;
  readonly checks: readonly Check[];
  private readonly madeAt = callSite();

  constructor(props: ProjectProps) {
    this.environments = props?.environments ?? {};
    this.checks = props?.checks ?? [];
  }

  get names(): readonly string[] {
    return Object.keys(this.environments);
  }

  /** Makes environments, all by default, and adds their objects. Never throws for what an environment file does wrong. */
  build(names: readonly string[] = this.names): BuiltProject {
    // The output folder is the business of the synth tool; cdk8s never writes.
    const app = new App({ outdir: 'dist' });
    const environments: Environment[] = [];
    const findings: Finding[] = [];
    if (this.names.length === 0) {
      const instead = 'defineProject({ environments: { company } })';
      findings.push(this.finding('main.ts', 'environments', 'the project has no environment', instead));
    }
    findings.push(...this.wrongChecks());
    for (const name of names) {
      const known = new Set(app.node.children);
      const result = this.make(name, app);
      // What was made before a function failed has findings that say why.
      const made = app.node.children.filter(
        (child): child is Environment => child instanceof Environment && !known.has(child),
      );
      for (const environment of made) environment.build();
      findings.push(...made.flatMap((environment) => environment.findings));
      if (result instanceof Environment) environments.push(result);
      else if (result) findings.push(result);
    }
    return { environments, findings };
  }

  private wrongChecks(): Finding[] {
    const isCheck = (check: Partial<Check> | undefined) =>
      typeof check?.name === 'string' && typeof check.looks === 'function';
    const instead = "{ name: 'company/…', description: '…', looks: (subject) => [ … ] }";
    return [...this.checks.entries()]
      .filter(([, check]) => !isCheck(check))
      .map(([index]) => this.finding('main.ts', `checks[${index}]`, 'it is no check', instead));
  }

  private make(name: string, app: App): Environment | Finding {
    const make: unknown = this.environments[name];
    const place = `environments.${name}`;
    if (typeof make !== 'function') {
      const given = make === undefined ? 'there is no such environment' : `${typeof make} is not a function`;
      return this.finding(name, place, given, `a function that makes it: ${name}: (app) => …`);
    }
    let environment: unknown;
    try {
      environment = make(app);
    } catch (error) {
      return factoryFailure(name, error);
    }
    if (!(environment instanceof Environment)) {
      return this.finding(
        name,
        place,
        'the function returns no environment',
        'return, and the environment that it made, as its last line',
      );
    }
    if (environment.name !== name) {
      const problem = `the environment calls itself ${environment.name}, and its folder in dist/ would be ${environment.name}`;
      return this.finding(name, place, problem, `new Environment(app, '${name}', …), or the key ${environment.name}`);
    }
    return environment;
  }

  private finding(environment: string, property: string, problem: string, instead: string): Finding {
    return { environment, component: 'main.ts', property, problem, instead, callSites: [this.madeAt] };
  }
}

/** Says which environments a repository has. `main.ts` exports the result as `project`. */
export const defineProject = (props: ProjectProps): Project => new Project(props);
