import type { BuiltProject, Environment, Finding, Project } from '../../constructs';
import type { Given } from './arguments';
import { type Call, Refused, UsageError } from './command';
import { withTypeProblems } from './explain';
import type { Launch } from './launch';
import { Positions } from './positions';
import { loadProject } from './project';
import { printFindings } from './report';
import { typeProblems } from './type-problems';

/** The call of a command, made from its arguments and from what the launcher knows. */
export class LaunchedCall implements Call {
  readonly words: readonly string[];
  readonly packageFolder: string;
  readonly program: string;
  readonly partial: boolean;
  private readonly asked: readonly string[];
  private readonly positions: Positions;
  private loaded?: Project;
  private made: readonly Environment[] = [];

  constructor(
    private readonly given: Given,
    private readonly launch: Launch,
  ) {
    const { environment } = given.values;
    this.words = given.words;
    this.packageFolder = launch.packageFolder;
    this.program = launch.program;
    this.asked = Array.isArray(environment) ? environment : [];
    this.partial = this.asked.length > 0;
    this.positions = new Positions(launch.bundle, launch.packageFolder, launch.folder);
  }

  get project(): Project {
    this.loaded ??= loadProject(this.launch);
    return this.loaded;
  }

  get names(): readonly string[] {
    const { names } = this.project;
    const unknown = this.asked.filter((name) => !names.includes(name));
    if (unknown.length > 0) {
      throw new UsageError(`there is no environment ${unknown.join(', ')}; there are: ${names.join(', ')}`);
    }
    return this.partial ? names.filter((name) => this.asked.includes(name)) : names;
  }

  has(option: string): boolean {
    return this.given.values[option] === true;
  }

  value(option: string): string | undefined {
    const value = this.given.values[option];
    return typeof value === 'string' ? value : undefined;
  }

  build(): BuiltProject {
    try {
      const built = this.project.build(this.names);
      this.made = built.environments;
      return built;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { environments: [], findings: error.findings };
    }
  }

  environments(): readonly Environment[] {
    const { environments, findings } = this.build();
    if (findings.length > 0) throw new Refused(findings);
    return environments;
  }

  async withTypes(findings: readonly Finding[]): Promise<readonly Finding[]> {
    const { types, unreadable } = this.launch;
    // The compiler would say the same, in other words, of a file that nobody could read.
    if (!types || unreadable !== undefined) return findings;
    return withTypeProblems(findings, typeProblems(await types), this.made, this.positions);
  }

  refuse(findings: readonly Finding[], conclusion: string): number {
    printFindings(findings, conclusion, { json: this.has('json'), positions: this.positions });
    return 1;
  }

  warn(findings: readonly Finding[]): void {
    printFindings(findings, '', { json: this.has('json'), positions: this.positions, warning: true });
  }
}
