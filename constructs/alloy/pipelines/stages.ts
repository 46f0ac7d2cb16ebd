import type { Stage } from '../../pod-logs/stage';
import { type LokiStage, object } from '../syntax';

/** A step as Alloy has it. */
export function lokiStage(stage: Stage): LokiStage {
  if ('cri' in stage) return { 'stage.cri': {} };
  if ('docker' in stage) return { 'stage.docker': {} };
  if ('json' in stage) return { 'stage.json': { expressions: object(stage.json.expressions) } };
  if ('regex' in stage) return { 'stage.regex': stage.regex };
  if ('replace' in stage) return { 'stage.replace': stage.replace };
  if ('labels' in stage) return { 'stage.labels': { values: object(stage.labels) } };
  if ('sampling' in stage) return { 'stage.sampling': stage.sampling };
  if ('multiline' in stage) return { 'stage.multiline': stage.multiline };
  if ('structured_metadata' in stage) {
    return { 'stage.structured_metadata': { values: object(stage.structured_metadata) } };
  }
  if ('labelallow' in stage) return { 'stage.label_keep': { values: stage.labelallow } };
  const { stages, ...match } = stage.match;
  return { 'stage.match': { ...match, blocks: stages?.map(lokiStage) } };
}
