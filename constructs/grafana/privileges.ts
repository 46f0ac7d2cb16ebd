import type { Permissions } from '../kit/pods/account';

/** What Grafana's account may do: its init container can create Secrets, and read or change none. Grafana itself has no access. */
export const adminPasswordPermissions: Permissions = {
  namespace: [
    {
      apiGroups: [''],
      resources: ['secrets'],
      verbs: ['create'],
      reason: "its init container makes the Secret with the administrator's password, and cannot read it afterwards",
    },
  ],
  mountedExplicitly: true,
};
