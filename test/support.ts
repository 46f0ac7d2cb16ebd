import { App, Yaml } from 'cdk8s';
import { type Cluster, Environment, plainNetwork, SynthesisError } from '../constructs/kit';

/** Where the pages about alerts are. */
export const runbooks = 'https://github.com/your-organisation/lgtm-cdk8s/blob/main';

/** An environment named `test` with one namespace, on a cluster without extensions unless another is given. */
export function testEnvironment(cluster: Cluster = { network: plainNetwork() }, name = 'test'): Environment {
  const environment = new Environment(new App({ outdir: 'dist' }), name, { cluster, runbooks });
  environment.addNamespace('monitoring');
  return environment;
}

/** What an environment's components render to, as one YAML text; all of them, or those of these names. */
export function rendered(environment: Environment, ...names: readonly string[]): string {
  environment.build();
  if (environment.findings.length > 0) throw new SynthesisError(environment.findings);
  const objects = environment.components
    .filter((component) => names.length === 0 || names.includes(component.name))
    .flatMap((component) => component.objects);
  return Yaml.stringify(...objects.map((object) => object.toJson()));
}

/** The one object of a kind among what an environment renders. */
export function objectOf(environment: Environment, kind: string, name: string) {
  environment.build();
  const found = environment.components
    .flatMap((component) => component.objects)
    .find((object) => object.kind === kind && object.name === name);
  if (!found) throw new Error(`no ${kind} ${name} is rendered`);
  return found.toJson();
}

/** The findings of an environment, one line each. */
export function findingsOf(environment: Environment): string[] {
  environment.build();
  return environment.findings.map(
    ({ environment: name, component, property, problem, instead }) =>
      `${name} › ${component} › ${property}: ${problem} | ${instead}`,
  );
}
