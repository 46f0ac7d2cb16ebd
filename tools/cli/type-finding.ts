import * as constructs from '../../constructs';
import { Endpoint, type Environment, type Finding } from '../../constructs';
import { functionName, isPlainObject } from '../../constructs/kit/model/validation';
import { ownerOfFile, siteOf } from './files';
import type { Positions } from './positions';
import type { TypeProblem } from './type-problems';
import { wordsFor } from './type-words';

/** What the compiler refuses, as a finding of the component in whose call it stands. */
export function typeFinding(problem: TypeProblem, environments: readonly Environment[], positions: Positions): Finding {
  const { file, line, column, message } = problem;
  const place = positions.placeAt(file, line, column);
  const members = (type: string) => membersOf(type, environments);
  const words = wordsFor(message, { file, place, exported: Object.keys(constructs), members });
  return {
    ...ownerOf(problem, environments, positions),
    property: words.property ?? place.property ?? words.name ?? place.callee ?? place.written,
    problem: words.problem,
    instead: words.instead,
    callSites: [siteOf(file, line, column)],
    exactLine: true,
  };
}

/** The component whose call holds the line; otherwise the environment whose file it is. */
function ownerOf({ file, line }: TypeProblem, environments: readonly Environment[], positions: Positions) {
  const holds = (stack: string | undefined): boolean => {
    const extent = stack === undefined ? undefined : positions.extentOf(stack);
    return extent !== undefined && extent.file === file && extent.first <= line && line <= extent.last;
  };
  for (const environment of environments) {
    const component = environment.components.find(({ madeAt }) => holds(madeAt.stack));
    if (component) return { environment: environment.name, component: component.name };
    if (holds(environment.madeAt.stack)) return { environment: environment.name, component: 'environment' };
  }
  const owner = ownerOfFile(file);
  const ofFile = environments.find(({ madeAt }) => madeAt.stack && positions.extentOf(madeAt.stack)?.file === file);
  // A component that was not made, because of this or of something before it, is known by its class.
  const component = positions.classCalledAt(file, line) ?? owner.component;
  return { environment: ofFile?.name ?? owner.environment, component };
}

/** The endpoints and datasources of the components of a class, by the names of their properties. */
function membersOf(type: string, environments: readonly Environment[]): readonly string[] {
  const component = environments
    .flatMap(({ components }) => components)
    .find((each) => functionName(each.constructor) === type);
  const isWired = (value: unknown): boolean =>
    value instanceof Endpoint ||
    (isPlainObject(value) && Object.values(value).some((each) => each instanceof Endpoint));
  return Object.entries(component ?? {})
    .filter(([, value]) => isWired(value))
    .map(([name]) => name);
}
