import { Given } from '../../../kit/model/given';
import { oneOf, optional, type Validators } from '../../../kit/model/validation';
import { brokenDashboard, type Dashboard } from '../dashboard';
import type { EndpointAttribute, EndpointOptions } from './names';

const validators: Validators<EndpointOptions> = { endpoint: optional(oneOf(['http.route', 'url.path'])) };

/** A dashboard that tells endpoints apart as its options say. `name`: the function's, which is given them. */
export function byEndpoint(
  name: string,
  options: EndpointOptions,
  make: (endpoint: EndpointAttribute) => Dashboard,
): Dashboard {
  const given = new Given(name, options, validators);
  return given.isSound ? make(given.props.endpoint ?? 'http.route') : brokenDashboard(name, given.problems(name));
}
