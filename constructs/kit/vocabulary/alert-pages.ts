/** The pages that explain alerts which are about no part of the pipeline; all others are explained in `docs/alerts.md`. */

/** Those of a cluster: nodes, objects, containers, hosts that are asked. */
export const clusterPage = 'docs/alerts-of-the-cluster.md';

/** Those of what evaluates alerts and tells people. */
export const alertingPage = 'docs/alerts-of-prometheus-and-alertmanager.md';

/** Those of what looks into programs from outside. */
export const beylaPage = 'docs/alerts-of-beyla.md';

/** Those of a Kafka. */
export const kafkaPage = 'docs/alerts-of-kafka.md';

/** Those of a Loki of several pods. */
export const lokiPage = 'docs/alerts-of-loki.md';

/** Those of a Mimir of several pods. */
export const mimirPage = 'docs/alerts-of-mimir.md';
