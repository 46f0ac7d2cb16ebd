import { pods } from '../model/peer';
import type { SolverPods } from '../pods/scope';
import type { Rule, Selected } from './rules';

/** What cert-manager says of a solver's pod, and the port at which it answers. https://cert-manager.io/docs/configuration/acme/http01/ */
const solverLabels = { 'acme.cert-manager.io/http01-solver': 'true' };
const solverPort = 8089;

/** The pods that prove names by HTTP-01, and who may call them: the ingress controller, which passes on what the authority asks. */
export function solverPolicy({ component, name, controller }: SolverPods): {
  readonly selected: Selected;
  readonly ingress: readonly Rule[];
} {
  const peer = pods(component.targetNamespace.name, solverLabels);
  const ports = [{ number: solverPort, transport: 'TCP' as const }];
  return {
    // Nobody probes them.
    selected: { component, name, peer, ports: {} },
    ingress: [{ peer: controller, ports, showHttp: false }],
  };
}
