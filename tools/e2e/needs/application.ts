import type { Application } from '../applications/application';
import type { Traffic } from '../applications/traffic';
import type { Model } from '../model';
import type { Need } from '../suite/need';
import { running } from './running';

/** The visits of an application. They last as long as the run. */
export function visited(model: Model, application: Application): Need<Traffic> {
  const { peer } = model.workload(application.workload);
  return {
    prepares: { applications: [application] },
    find: (run) => {
      const found = running(peer).find(run);
      if ('missing' in found) return found;
      const visits = run.visits.get(application.workload);
      if (!visits) throw new Error(`nobody visits ${application.workload}`);
      return { given: visits };
    },
  };
}
