import type { ConfigurationForm } from '../kit';
import { copyOf } from '../kit/environment/escape-hatches';
import { areDirectives, type Directive } from '../kit/text/nginx';

/** What a change of the gateway's configuration returns: nginx's directives. */
export const directivesForm: ConfigurationForm<readonly Directive[]> = {
  instead:
    "a function that returns directives, such as (directives) => [...directives, nginx.directive('user', 'nginx')]",
  problem: (changed) => (areDirectives(changed) ? undefined : 'it returns no list of directives'),
  copy: copyOf,
  plain: (directives) => directives,
};
