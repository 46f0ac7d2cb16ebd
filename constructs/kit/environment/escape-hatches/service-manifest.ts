import { mapsAt, valueAt } from '../../model/value-at';
import type { ManifestProblem } from './manifest-problem';

/** What is wrong with a Service that took the place of another: others call it by its ports, and find its pods by their names. */
export function serviceProblem(before: unknown, after: unknown): ManifestProblem | undefined {
  if (valueAt(after, ['spec', 'type']) === 'ExternalName' && valueAt(before, ['spec', 'type']) !== 'ExternalName')
    return {
      problem: 'with type ExternalName it leads to another host, and no longer to its pods',
      instead: 'spec.type as it is',
    };
  const [was, is] = [before, after].map((each) => valueAt(each, ['spec', 'clusterIP']) === 'None');
  if (was !== is) {
    return {
      problem: was
        ? 'it takes away clusterIP: None, by which each of its pods is found'
        : 'it sets clusterIP: None, by which callers come to the ports of pods and not to its own',
      instead: 'spec.clusterIP as it is',
    };
  }
  return portProblem(before, after);
}

type Port = ReturnType<typeof mapsAt>[number];

/** One number may be there twice, for TCP and for UDP; without a protocol it is TCP. */
const isSame = (one: Port, other: Port): boolean =>
  one.port === other.port && (one.protocol ?? 'TCP') === (other.protocol ?? 'TCP');

function portProblem(before: unknown, after: unknown): ManifestProblem | undefined {
  const ports = mapsAt(after, 'spec', 'ports');
  const had = mapsAt(before, 'spec', 'ports');
  const lost = had.filter((was) => !ports.some((is) => isSame(is, was)));
  if (lost.length > 0) {
    return {
      problem: `it takes away the port ${lost.map(({ port, protocol = 'TCP' }) => `${port} of ${protocol}`).join(', ')}, by which others call`,
      instead: 'spec.ports with every port that was there; others may come after them',
    };
  }
  for (const was of had) {
    const is = ports.find((each) => isSame(each, was));
    // Without a targetPort it is the port itself, and that its pods have it is checked in what is rendered.
    const otherTarget = is?.targetPort !== undefined && is.targetPort !== was.targetPort ? 'targetPort' : undefined;
    const changed = is?.name !== was.name ? 'name' : otherTarget;
    if (changed === undefined) continue;
    return {
      problem: `it changes the ${changed} of the port ${was.port}, which others call for what it leads to`,
      instead: `${changed} of the port ${was.port} as it is`,
    };
  }
  return undefined;
}
