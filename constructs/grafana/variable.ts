/** A variable of Grafana's own, which it replaces when a link is followed or a query runs. */
export const variable = (path: string): string => `\${${path}}`;
