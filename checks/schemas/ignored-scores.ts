/** The checks that are left out, and why. On the command line, as annotations would fill every manifest. */
export const ignoredScores: Readonly<Record<string, string>> = {
  'container-image-pull-policy':
    'wants Always; a fixed version needs one download, and a node that restarts offline works',
  'container-ephemeral-storage-request-and-limit':
    'the folders that are written to are volumes with limits of their own',
  'container-security-context-user-group-id': 'wants ids above 10000; images bring their own users, Grafana 472',
  'networkpolicy-targets-pod':
    'takes the denial of a namespace without pods for a mistake; network/coverage looks for policies that select nothing',
  'pod-probes-identical': 'Alloy, Loki and others have one address that says whether they work',
};
