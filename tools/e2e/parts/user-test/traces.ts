import { askUntil } from '../../../wait';
import { type TestGroup, userTest } from '../../applications/user-test';
import type { TraceStore } from '../../stores/trace-store';
import type { Applications } from '../../suite/applications';
import type { Need, Needs } from '../../suite/need';
import { check, type Step } from '../../suite/step';
import { testedBy } from './as-page';

export interface Traced {
  /** The service that serves the page, and the one behind it. */
  readonly through: string;
  readonly application: string;
  /** What the spans behind the server's must be, beside those of the whole, in TraceQL. */
  readonly spans: Readonly<Record<TestGroup, readonly string[]>>;
}

/** A search finds a trace half a minute after it was written. */
const seconds = 120;

/** For each group of requests: as many traces as requests, from the page to the last span, each known by its cluster, namespace and version. */
export function traceSteps(
  { through, application, spans }: Traced,
  { model, cluster }: Applications,
  traces: Need<TraceStore>,
  others: Needs,
): Step[] {
  const { name: environment } = model.environment;
  const { component } = model.workload(application);
  const known = [
    `resource.k8s.namespace.name = "${component.targetNamespace.name}"`,
    `resource.deployment.environment = "${environment}"`,
    'resource.service.version != nil',
    ...(cluster ? [`resource.k8s.cluster.name = "${cluster}"`] : []),
  ].join(' && ');
  const groups = [...new Set(userTest.map(({ group }) => group))];
  return groups.map((group) => {
    const count = userTest.filter((request) => request.group === group).length;
    const page = `{ resource.service.name = "${through}" && span.${testedBy} = "${group}" && ${known} }`;
    const server = `{ resource.service.name = "${application}" && kind = server && ${known} }`;
    const queries = [`${page} >> ${server}`, ...spans[group].map((span) => `${page} >> ${server} >> { ${span} }`)];
    return check({
      name: `the traces of ${group}`,
      asked: [`TraceQL: ${count} each`, ...queries].join('\n'),
      needs: { ...others, traces },
      find: async (given) => {
        const counts = () =>
          Promise.all(queries.map(async (query) => (await (given.traces as TraceStore).search(query, 100)).length));
        const found = await askUntil(seconds, counts, (each) => each.every((number) => number === count), 3000);
        return { passed: found.every((number) => number === count), got: found.join(', ') };
      },
    });
  });
}
