import type { DeploymentPatch, Endpoint } from '../kit';
import { javaEnabled, javaLabel } from '../kit/vocabulary/instrumentation-labels';

/**
 * Tells the Java agent, where a patch adds it, the name of a service that sends no spans of its own: the service map knows it by the
 * name that its caller gives it. Nothing else reads the variable.
 * https://opentelemetry.io/docs/zero-code/java/agent/configuration/#peer-service-name
 */
export const withPeerService = (patch: DeploymentPatch, { host, owner }: Endpoint): DeploymentPatch =>
  Object.assign((...[deployment, source]: Parameters<DeploymentPatch>) => {
    const patched = patch(deployment, source);
    // A patch that returns nothing is reported where it is applied.
    const spec = patched?.spec;
    const pod = spec?.template.spec;
    if (!spec || !pod || patched.metadata?.labels?.[javaLabel] !== javaEnabled) return patched;
    const mapping = { name: 'OTEL_INSTRUMENTATION_COMMON_PEER_SERVICE_MAPPING', value: `${host}=${owner.workload}` };
    const [first, ...others] = pod.containers;
    const containers = first ? [{ ...first, env: [...(first.env ?? []), mapping] }, ...others] : [];
    return { ...patched, spec: { ...spec, template: { ...spec.template, spec: { ...pod, containers } } } };
  }, patch);
