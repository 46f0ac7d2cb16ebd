import { attribute, copyAttribute, deleteAttribute, forEverySignal, text } from '../ottl';
import type { Processor } from '../pipelines';
import { controllerAttributes, internalAttributes } from './kubernetes-attributes';

/**
 * Names the service of senders that don't: by the pod's annotation or label, else its controller, else the pod.
 * What the sender says itself stands, except the placeholder that SDKs send where nobody told them.
 */
export function serviceName(): Processor {
  const name = attribute('resource', 'service.name');
  // Each statement overrides the one before it: from what is always there to what says most.
  const candidates = ['k8s.pod.name', ...controllerAttributes, internalAttributes.serviceName];
  return {
    kind: 'processor',
    id: 'transform/service_name',
    settings: forEverySignal([
      {
        context: 'resource',
        conditions: [`${name} == nil`, `HasPrefix(${name}, ${text('unknown_service')})`],
        statements: candidates.map((candidate) => copyAttribute('resource', candidate, 'service.name')),
      },
      { context: 'resource', statements: Object.values(internalAttributes).map(deleteAttribute) },
    ]),
  };
}
