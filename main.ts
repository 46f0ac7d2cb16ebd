import { defineProject } from './constructs';
import { applicationCluster } from './environments/application-cluster';
import { hybrid } from './environments/hybrid';
import { lab } from './environments/lab';
import { mltp } from './environments/mltp';
import { observabilityCluster } from './environments/observability-cluster';
import { production } from './environments/production';
import { small } from './environments/small';

/** Every environment, by its name. A new one is a file in `environments/` and a name here. */
export const project = defineProject({
  environments: {
    lab,
    hybrid,
    small,
    mltp,
    production,
    'observability-cluster': observabilityCluster,
    'application-cluster': applicationCluster,
  },
});
