import { Alertmanager, Loki, nobody } from '../../constructs';
import { forLoad } from '../../constructs/stores/forms';
import { loadOf, storage } from '../loki/in-forms';
import { size, testAnswers, untyped } from './cases';

/** Properties that are said in another place than people look for them. */

testAnswers([
  [
    'what is said of pods, beside them',
    (environment) =>
      new Alertmanager(environment, {
        receiver: nobody(),
        ...untyped<object>({ tolerations: [{ key: 'dedicated' }] }),
      }),
    ['test › alertmanager › tolerations: there is no property tolerations | pods: podDefaults({ tolerations: … })'],
  ],
  [
    'labels and a mirror of one component',
    (environment) =>
      new Loki(environment, { ...size, ...untyped<object>({ labels: { team: 'logs' }, registry: 'mirror' }) }),
    [
      'test › loki › labels: there is no property labels | pods: podDefaults({ labels: … })',
      'test › loki › registry: there is no property registry | pods: podDefaults({ registry: … })',
    ],
  ],
  [
    'what a form follows from, beside it',
    (environment) =>
      new Loki(environment, {
        form: forLoad({ storage, load: loadOf(0.1) }),
        ...untyped<object>({ ...size, storage, replicas: 3 }),
      }),
    [
      'test › loki › retention: there is no property retention | retention: { … } in load({ … }), from which the form follows',
      'test › loki › disk: there is no property disk | no disk: it follows from the load of the form',
      'test › loki › storage: there is no property storage | storage beside the load: forLoad({ storage, load })',
      'test › loki › replicas: there is no property replicas | no replicas: they follow from the load of the form',
    ],
  ],
]);
