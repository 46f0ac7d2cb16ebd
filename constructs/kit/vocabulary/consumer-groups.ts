/** Tempo's consumer groups of Kafka, as regular expressions. How far behind they are, Tempo tells by metrics and alerts of its own. */
export const tempoGroups = { blockBuilder: 'block-builder', liveStore: '.+-live-store-.+' } as const;
