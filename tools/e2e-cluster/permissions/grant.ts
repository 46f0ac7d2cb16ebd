import type { RulesStatus } from './review';

/** One verb on one kind of object, or on one path of the API server. `*` stands for all. */
export interface Grant {
  readonly verb: string;
  readonly on:
    | { readonly url: string }
    | {
        /** Empty for the core group. */
        readonly group: string;
        readonly resource: string;
        /** Default: every object of the kind. */
        readonly name?: string;
      };
}

/** The rules of a review, taken apart. */
export function grantsOf({ resourceRules = [], nonResourceRules = [] }: RulesStatus): Grant[] {
  const onResources = resourceRules.flatMap(({ verbs, apiGroups = [''], resources = [], resourceNames = [] }) => {
    const names = resourceNames.length === 0 ? [undefined] : resourceNames;
    return verbs.flatMap((verb) =>
      apiGroups.flatMap((group) =>
        resources.flatMap((resource) => names.map((name) => ({ verb, on: { group, resource, name } }))),
      ),
    );
  });
  const onUrls = nonResourceRules.flatMap(({ verbs, nonResourceURLs = [] }) =>
    verbs.flatMap((verb) => nonResourceURLs.map((url) => ({ verb, on: { url } }))),
  );
  return [...onResources, ...onUrls];
}

/** Whether the first grant allows all that the second does. */
export function covers({ verb, on: wide }: Grant, { verb: narrowVerb, on: narrow }: Grant): boolean {
  if (verb !== '*' && verb !== narrowVerb) return false;
  if ('url' in wide || 'url' in narrow) {
    if (!('url' in wide && 'url' in narrow)) return false;
    return wide.url.endsWith('*') ? narrow.url.startsWith(wide.url.slice(0, -1)) : wide.url === narrow.url;
  }
  const group = wide.group === '*' || wide.group === narrow.group;
  const name = wide.name === undefined || wide.name === narrow.name;
  return group && name && coversResource(wide.resource, narrow.resource);
}

/** `*` is everything, subresources included; before a slash it is every kind that has that subresource. */
function coversResource(wide: string, narrow: string): boolean {
  if (wide === '*' || wide === narrow) return true;
  return wide.startsWith('*/') && narrow.endsWith(wide.slice(1));
}

/** Without what another of them says as well. */
export function withoutCovered(grants: readonly Grant[]): Grant[] {
  return grants.filter(
    (grant, index) =>
      !grants.some((other, at) => at !== index && covers(other, grant) && (at < index || !covers(grant, other))),
  );
}

/** A key that equal grants share, whatever their verbs. */
export const targetOf = ({ on }: Grant): string =>
  'url' in on ? on.url : `${kindOf(on.group, on.resource)}${quoted(on.name)}`;

function kindOf(group: string, resource: string): string {
  if (resource === '*') {
    if (group === '*') return 'everything';
    return `everything of ${group === '' ? 'the core group' : group}`;
  }
  const [kind = '', ...subresource] = resource.split('/');
  if (group === '*') return `${resource} of every group`;
  return [group === '' ? kind : `${kind}.${group}`, ...subresource].join('/');
}

const quoted = (name: string | undefined): string => (name === undefined ? '' : ` named "${name}"`);
