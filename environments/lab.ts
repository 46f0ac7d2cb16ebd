import type { App } from 'cdk8s';
import { ArgoCd } from '../constructs/argocd';
import { cilium, days, Environment, gibibytes, istioAmbient } from '../constructs/kit';
import { Loki } from '../constructs/loki';
import { Mimir } from '../constructs/mimir';
import { Prometheus } from '../constructs/prometheus';
import { Tempo } from '../constructs/tempo';

/** One kind cluster, the whole loop. */
export function lab(app: App): Environment {
  const lab = new Environment(app, 'lab', {
    cluster: {
      network: cilium({ hubble: true }),
      mesh: istioAmbient(),
      ingressClasses: [{ name: 'kong', namespace: 'kong' }],
      argocd: { namespace: 'argocd' },
    },
  });
  lab.addNamespace('monitoring');

  const mimir = new Mimir(lab, { retention: days(3), disk: gibibytes(10) });
  const loki = new Loki(lab, { retention: days(3), disk: gibibytes(10) });
  const tempo = new Tempo(lab, { retention: days(3), disk: gibibytes(10), metricsTo: mimir.remoteWrite });
  const pipeline = new Prometheus(lab, { retention: days(3), disk: gibibytes(2) });
  pipeline.watch(mimir, loki, tempo);

  new ArgoCd(lab, { repository: 'https://github.com/your-organisation/lgtm-cdk8s.git' });
  return lab;
}
