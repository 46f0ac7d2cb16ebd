/** How Kubernetes forms the names of what controllers make. Regular expressions are RE2, for a whole name; the first group is the maker's. */

/** What Kubernetes makes the random parts of names from. */
export const randomCharacter = '[bcdfghjklmnpqrstvwxz2456789]';

/**
 * A Job that a CronJob has made: the CronJob's name and the time of the run in minutes since 1970. From 2025 to 2160 these are
 * eight digits that no date written as 20261231 has, so a Job that bears its date keeps its name.
 */
export const runOfCronJob = '(.+)-(?:29|[3-9][0-9])[0-9]{6}';

/** The kinds of controllers whose name is the service's where neither an annotation nor a label is. */
export const namingControllers = ['DaemonSet', 'Job', 'ReplicaSet', 'StatefulSet'] as const;
