import { list, object, optional, reportGiven, type Validator } from '../../kit/model/validation';
import { plainText } from './plain-text';

/** Grafana's roles, from the one that may do most. `GrafanaAdmin` administrates the server, `Admin` its one organization. */
export const roleNames = ['GrafanaAdmin', 'Admin', 'Editor', 'Viewer'] as const;

/** Which groups have which role. A person in several has the role that may do most; a person in none is not let in. */
export interface Roles {
  /** They administrate the server too: users, and settings. Default: nobody does, but `admin`. */
  readonly GrafanaAdmin?: readonly string[];
  /** They administrate datasources, folders and dashboards. Default: nobody does. */
  readonly Admin?: readonly string[];
  /** They make dashboards and alerts. Default: nobody does. */
  readonly Editor?: readonly string[];
  /** They look at dashboards; `everyone`: all others who come with a list of groups. Default: nobody else is let in. */
  readonly Viewer?: readonly string[] | 'everyone';
}

const groups = list(plainText('platform'), { least: 1 });

const viewers: Validator<readonly string[] | 'everyone'> = {
  example: "'everyone'",
  expected: "'everyone', or a list of groups such as ['developers']",
  validate(value, property, reporter) {
    if (value === 'everyone') return value;
    if (Array.isArray(value)) return groups.validate(value, property, reporter);
    reportGiven(value, property, viewers, reporter);
    return 'everyone';
  },
};

export const rolesValidator = object<Roles>(
  {
    GrafanaAdmin: optional(groups),
    Admin: optional(groups),
    Editor: optional(groups),
    Viewer: optional(viewers),
  },
  "{ Admin: ['platform'], Viewer: 'everyone' }",
);

/**
 * The role of a user, as an expression that Grafana asks of the ID token first and of the answer of `api_url` then (JMESPath). Where the claim
 * is not there, `contains` fails, and Grafana goes on to the other: an expression that always had an answer would never ask there.
 * `claim`: the path of the list of groups.
 */
export function roleAttributePath(roles: Roles, claim: string): string {
  const terms = roleNames.flatMap((role) => {
    const groups = roles[role] ?? [];
    return groups === 'everyone' ? [] : groups.map((group) => `contains(${claim}[*], '${group}') && '${role}'`);
  });
  if (roles.Viewer !== 'everyone') return terms.join(' || ');
  // The file would take the quotes of a mere text in quotes away, so there is a condition before it: every user has a subject.
  return terms.length > 0 ? [...terms, "'Viewer'"].join(' || ') : "sub && 'Viewer'";
}
