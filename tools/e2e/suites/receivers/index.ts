import { sideBySide } from '../../parts/side-by-side';
import type { Suite } from '../../suite/suite';
import { receivers as create } from './environment';

/** The OpenTelemetry Collector and Alloy in its place: the same input, the same answers. */
export const receivers: Suite = {
  environment: 'receivers',
  create,
  parts: { receivers: sideBySide() },
};
