import { datasourceTypes } from '../../datasource-types';
import { type DashboardProblem, type DatasourceRole, type DatasourceRoles, roleTypes } from '../dashboard';
import { chooseDatasources, constantsOf, replaceTexts, withoutExport, withPanelIds } from './content';
import type { JsonObject } from './read';
import { type DatasourceReference, datasourceVariables, inputsOf, mapReferences } from './references';

/** The datasource that answers to a type unless something else is said. */
const byType: Readonly<Record<string, DatasourceRole>> = {
  [datasourceTypes.prometheus]: 'metrics',
  [datasourceTypes.loki]: 'logs',
  [datasourceTypes.tempo]: 'traces',
  [datasourceTypes.pyroscope]: 'profiles',
};

/** A dashboard's references to datasources, and what takes their places. */
export class Fitting {
  readonly problems: DashboardProblem[] = [];
  private readonly roles = new Set<DatasourceRole>();
  private readonly used = new Set<string>();

  constructor(
    private readonly json: JsonObject,
    private readonly mapping: Readonly<Record<string, DatasourceRole>>,
  ) {
    const references: DatasourceReference[] = [];
    mapReferences(json, (reference) => {
      references.push(reference);
      return undefined;
    });
    for (const [name, type] of [...inputsOf(json), ...datasourceVariables(json)]) {
      references.push({ name, type, place: name });
    }
    for (const reference of references) this.learn(reference);
    const known = [...new Set(references.flatMap(({ name, type }) => [name, type]))].filter(
      (each) => each !== undefined,
    );
    for (const name of Object.keys(mapping).filter((each) => !this.used.has(each))) {
      this.report(`nothing in it is called ${name}`, `one of: ${known.join(', ') || 'nothing'}`);
    }
  }

  get asks(): readonly DatasourceRole[] {
    return [...this.roles];
  }

  /** The dashboard with the environment's datasources. */
  content(datasources: Partial<DatasourceRoles>): object {
    const of = (reference: DatasourceReference) => {
      const role = this.roleOf(reference);
      return role && datasources[role];
    };
    const mapped = mapReferences(this.json, (reference) => {
      const found = of(reference);
      return found && { type: datasourceTypes[found.type], uid: found.uid };
    });
    const texts = new Map(constantsOf(this.json));
    for (const [name, type] of inputsOf(this.json)) texts.set(name, of({ name, type, place: name })?.uid ?? '');
    const chosen = chooseDatasources(mapped, (name, type) => of({ name, type, place: name }));
    return replaceTexts(withPanelIds(withoutExport(chosen)), texts);
  }

  private learn(reference: DatasourceReference): void {
    const { name, type, place } = reference;
    const role = this.roleOf(reference);
    if (role === undefined) {
      const what = name ?? 'the default datasource';
      const key = name && /^\w+$/.test(name) ? name : `'${name ?? 'default'}'`;
      const ofType = type === undefined ? '' : `, a datasource of type ${type}`;
      this.report(
        `${place} asks ${what}${ofType}, and nothing says which one it is here`,
        `datasources: { ${key}: 'metrics' }`,
      );
      return;
    }
    const wanted = roleTypes[role];
    if (type !== undefined && byType[type] !== undefined && type !== wanted) {
      this.report(
        `${name ?? type} is a datasource of type ${type}, and ${role} is one of type ${wanted}`,
        `'${byType[type]}'`,
      );
    }
    this.roles.add(role);
  }

  private roleOf({ name = 'default', type }: DatasourceReference): DatasourceRole | undefined {
    const key = [name, type].find((each) => each !== undefined && this.mapping[each] !== undefined);
    if (key !== undefined) {
      this.used.add(key);
      return this.mapping[key];
    }
    return name === 'default' && type === undefined ? 'metrics' : byType[type ?? ''];
  }

  private report(problem: string, instead: string): void {
    if (!this.problems.some((other) => other.problem === problem)) this.problems.push({ problem, instead });
  }
}
