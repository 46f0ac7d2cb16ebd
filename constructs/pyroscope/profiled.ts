import type { ProfiledServices } from '../kit/model/datasource';
import { nodeJsCpu, processCpu } from '../kit/vocabulary/profile-types';
import type { PyroscopeProps } from './props';

/** The services that send profiles, by the type of those of processor time. */
export const profiledServices = ({
  services = [],
  nodeJsServices = [],
}: Pick<PyroscopeProps, 'services' | 'nodeJsServices'>): readonly ProfiledServices[] =>
  [
    { profileTypeId: processCpu, services },
    { profileTypeId: nodeJsCpu, services: nodeJsServices },
  ].filter((each) => each.services.length > 0);
