/** The page that explains the alerts of a cluster. */
export const page = 'docs/alerts-of-the-cluster.md';
