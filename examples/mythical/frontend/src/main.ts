import { showPage } from './page';
import { startTelemetry } from './telemetry';

// Before the first call, so that it is traced.
await startTelemetry();
showPage();
