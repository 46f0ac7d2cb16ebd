import { alertMistakes } from './alerts';
import { argoCdMistakes } from './argocd';
import { autoscalerMistakes } from './autoscalers';
import { endMistakes } from './ends';
import { fileMistakes } from './files';
import type { Mistake } from './mistake';
import { networkMistakes } from './network';
import { privilegeMistakes } from './privileges';
import { queryMistakes } from './queries';
import { referenceMistakes } from './references';
import { schemaMistakes } from './schemas';
import { securityMistakes } from './security';
import { sizeMistakes } from './sizes';
import { turnMistakes } from './turns';

/** A mistake of every kind, at least one for each check. */
export const mistakes: readonly Mistake[] = [
  ...fileMistakes,
  ...argoCdMistakes,
  ...sizeMistakes,
  ...turnMistakes,
  ...endMistakes,
  ...referenceMistakes,
  ...autoscalerMistakes,
  ...networkMistakes,
  ...securityMistakes,
  ...privilegeMistakes,
  ...queryMistakes,
  ...alertMistakes,
  ...schemaMistakes,
];
