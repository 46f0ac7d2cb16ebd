import { mebibytes, millicores, type ResourceProps } from '../kit';

/** Enough for a node with some hundred processors and devices, whatever runs there: no load changes it. */
export const nodeExporterResources: ResourceProps = {
  cpu: millicores(20),
  memory: mebibytes(24),
  memoryLimit: mebibytes(128),
};
