import { placeOfData, timeOfData } from '../stores';

/** Settings that others rely on. https://grafana.com/docs/pyroscope/latest/configure-server/reference-configuration-parameters/ */
export const pyroscopeReliedOn = [placeOfData(['storage']), timeOfData(['limits.retention_period'])];
