import type { Environment, Privilege } from '../../constructs';
import { table } from './markdown';

/** What pods may do beyond `restricted` and with the Kubernetes API: the section of an environment's page. */
export function privilegesText({ privileges }: Environment): string {
  if (privileges.length === 0) return '';
  const rows = privileges.map((privilege) => [privilege.workload, described(privilege), privilege.reason]);
  return `
## Privileges

No pod may do more than the Pod Security standard \`restricted\` allows, or ask the Kubernetes API, but for these. A check compares
what is rendered with the list.

${table([['workload', 'may', 'because it'], ...rows])}
`;
}

function described(privilege: Privilege): string {
  switch (privilege.kind) {
    case 'root-user':
      return 'run as root';
    case 'capability':
      return `use the capability \`${privilege.capability}\``;
    case 'host-network':
      return 'be on the network of its node';
    case 'host-processes':
      return 'see the processes of its node';
    case 'host-folder':
      return `${privilege.readOnly ? 'read' : 'write'} \`${privilege.path}\` of its node`;
    case 'api-permission': {
      const { resources = [], nonResourceUrLs = [], verbs } = privilege.rule;
      const where = privilege.scope === 'cluster' ? 'in every namespace' : 'in its namespace';
      const what = [...resources, ...nonResourceUrLs].map((each) => `\`${each}\``).join(', ');
      return `${verbs.join(', ')} ${what} ${where}`;
    }
  }
}
