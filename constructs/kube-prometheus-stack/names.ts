type Labels = Readonly<Record<string, string>>;

/** What Helm names from the name of a chart's release. */
export interface StackNames {
  /** The beginning of most names. */
  readonly fullname: string;
  /** The Service of Prometheus. */
  readonly prometheus: string;
  /** The Service of Alertmanager. */
  readonly alertmanager: string;
  /** The Service of Grafana. */
  readonly grafana: string;
  /** The labels of their pods. */
  readonly pods: { readonly prometheus: Labels; readonly alertmanager: Labels; readonly grafana: Labels };
}

const chart = 'kube-prometheus-stack';

/** The chart leaves room for what it appends. */
const longest = 26;

/**
 * As the chart names. `given`: what its values have changed, from which the others follow as the chart has them follow. Default: nothing.
 * https://github.com/prometheus-community/helm-charts/tree/main/charts/kube-prometheus-stack
 */
export function stackNames(release: string, given: Partial<StackNames> = {}): StackNames {
  const whole = given.fullname ?? (release.includes(chart) ? release : `${release}-${chart}`);
  const fullname = whole.slice(0, longest).replace(/-$/, '');
  const operated = (name: string): Labels => ({
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/instance': `${fullname}-${name}`,
  });
  return {
    prometheus: `${fullname}-prometheus`,
    alertmanager: `${fullname}-alertmanager`,
    grafana: release.includes('grafana') ? release : `${release}-grafana`,
    pods: {
      prometheus: operated('prometheus'),
      alertmanager: operated('alertmanager'),
      grafana: { 'app.kubernetes.io/name': 'grafana', 'app.kubernetes.io/instance': release },
    },
    ...given,
    fullname,
  };
}

/** Whether the chart makes an object of this name, or could with its next version. */
export function isOfStack({ fullname, grafana }: StackNames, release: string, name: string): boolean {
  const beginnings = [fullname, grafana, `${release}-kube-state-metrics`, `${release}-prometheus-node-exporter`];
  return (
    beginnings.some((each) => name === each || name.startsWith(`${each}-`)) ||
    ['prometheus-operated', 'alertmanager-operated'].includes(name)
  );
}
