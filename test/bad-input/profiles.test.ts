import { Grafana } from '../../constructs/grafana';
import { days, gibibytes, hours, mebibytes, millicores } from '../../constructs/kit';
import { Pyroscope, type PyroscopeProps } from '../../constructs/pyroscope';
import { size, testAnswers, untyped } from './cases';

/** A store of profiles that cannot be. */

const pyroscope = (props: Partial<PyroscopeProps>) => (environment: ConstructorParameters<typeof Pyroscope>[0]) => {
  new Pyroscope(environment, { ...size, ...props });
};

testAnswers([
  [
    '900 days on 1 GiB',
    pyroscope({ retention: days(900), disk: gibibytes(1) }),
    [
      'test › pyroscope › retention: 900 days on 1Gi leave less than 8 MiB for each day, and even a cluster with nearly no load writes more | at most days(96), or disk: gibibytes(8) or more',
    ],
  ],
  [
    'no process',
    pyroscope({ processes: 0 }),
    ['test › pyroscope › processes: 0 is not a whole number from 1 to 10000 | a whole number from 1 to 10000'],
  ],
  [
    'processes as text',
    pyroscope({ processes: untyped<number>('20') }),
    ['test › pyroscope › processes: "20" is given | a whole number from 1 to 10000'],
  ],
  [
    'more processes than the disk holds',
    pyroscope({ processes: 200, disk: gibibytes(2) }),
    [
      'test › pyroscope › resources: the profiles of 200 processes take about 900Mi, and 80 % of the memory limit are 409Mi | memoryLimit: mebibytes(1152) or more, or fewer processes',
      'test › pyroscope › disk: the profiles of 200 processes for 72h are about 59327Mi of blocks, and 80 % of the disk are 1638Mi | disk: gibibytes(73) or more, or a shorter retention',
    ],
  ],
  [
    'more processes than the memory holds',
    pyroscope({ processes: 500, disk: gibibytes(500), resources: { cpu: millicores(50), memory: mebibytes(256) } }),
    [
      'test › pyroscope › resources: the profiles of 500 processes take about 2100Mi, and 80 % of the memory limit are 204Mi | memoryLimit: mebibytes(2688) or more, or fewer processes',
    ],
  ],
  [
    'a service with two profilers',
    pyroscope({ services: ['shop', 'cart'], nodeJsServices: ['cart'] }),
    ['test › pyroscope › nodeJsServices: cart stands in services too | each service in the one or the other'],
  ],
  [
    'a retention without a unit',
    pyroscope({ retention: untyped(72) }),
    ['test › pyroscope › retention: 72 is given | a duration such as days(3)'],
  ],
  [
    'a retention of nothing',
    pyroscope({ retention: hours(0) }),
    ['test › pyroscope › retention: seconds(0) is not above zero | a duration such as days(3)'],
  ],
  [
    'a place to push to in the place of a datasource',
    (environment) => {
      const { push } = new Pyroscope(environment, size);
      new Grafana(environment, { datasources: [untyped(push)], dashboards: [] });
    },
    [
      'test › grafana › datasources: an endpoint of pyroscope that speaks pyroscope.push is given | the datasource of a store, such as mimir.datasource',
    ],
  ],
  [
    'the same Pyroscope twice among the datasources',
    (environment) => {
      const { datasource } = new Pyroscope(environment, size);
      new Grafana(environment, { datasources: [datasource, datasource], dashboards: [] });
    },
    [
      'test › grafana › datasources: two datasources have the uid pyroscope | a store with a name of its own, once each',
    ],
  ],
]);
