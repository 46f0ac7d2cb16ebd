import type { Environment } from '../../kit';

/** A name that two environments of one repository give to different things of Argo CD. */
export interface NameClash {
  /** The environment that comes later in the project. */
  readonly environment: string;
  readonly problem: string;
}

const applicationsOf = ({ components }: Environment): string[] =>
  components
    .flatMap(({ objects }) => objects)
    .filter(({ kind, apiGroup }) => kind === 'Application' && apiGroup === 'argoproj.io')
    .map(({ name }) => name);

/**
 * Where one Argo CD could not tell environments apart: an Application `a-b-c` of `a` and of `a-b`; and an environment `a-b` beside the
 * component `b` of `a`, as an Argo CD that tracks by label takes what carries the name of an Application for a part of it.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/
 */
export function nameClashes(environments: readonly Environment[]): NameClash[] {
  const applications = new Map(environments.map((environment) => [environment, applicationsOf(environment)]));
  return environments.flatMap((environment, index) =>
    environments.slice(0, index).flatMap((earlier) => {
      const [own, others] = [applications.get(environment) ?? [], applications.get(earlier) ?? []];
      const clash = (problem: string) => [{ environment: environment.name, problem }];
      return [
        ...own
          .filter((name) => others.includes(name))
          .flatMap((name) => clash(`its Application ${name} has the name of an Application of ${earlier.name}`)),
        ...(others.includes(environment.name) ? clash(carried(environment.name, earlier.name)) : []),
        ...(own.includes(earlier.name) ? clash(carried(earlier.name, environment.name)) : []),
      ];
    }),
  );
}

const carried = (name: string, owner: string): string =>
  `every object of the environment ${name} carries the label app.kubernetes.io/instance: ${name}, and ${owner} has an Application ${name}: an Argo CD that tracks by this label prunes what the Application does not render`;
