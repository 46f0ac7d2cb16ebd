import { attribute, deleteAttribute, forEverySignal, text } from '../../kit/text/ottl';
import { serviceNameStatements } from '../../pod-names/service-name';
import type { Processor } from '../pipelines';
import { internalAttributes } from './kubernetes-attributes';

/**
 * Names the service of senders that don't: by the pod's annotation or label, else its controller, else the pod.
 * What the sender says itself stands, except the placeholder that SDKs send where nobody told them.
 */
export function serviceName(): Processor {
  const name = attribute('resource', 'service.name');
  return {
    kind: 'processor',
    id: 'transform/service_name',
    settings: forEverySignal([
      {
        context: 'resource',
        conditions: [`${name} == nil`, `HasPrefix(${name}, ${text('unknown_service')})`],
        statements: serviceNameStatements('service.name'),
      },
      { context: 'resource', statements: Object.values(internalAttributes).map(deleteAttribute) },
    ]),
  };
}
