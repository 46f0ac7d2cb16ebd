import type { Part } from '../../suite/part';
import { keptProfiles } from './kept';
import { pulledProfiles } from './pulled';
import { pushedProfiles } from './pushed';
import { refusedProfiles } from './refused';
import type { ProfilesInProps } from './ways';

/** Profiles that are pushed to their store, handed on to it, and pulled for it; what it refuses, and what it keeps. */
export const profilesIn = ({ pulled }: ProfilesInProps): Part => ({
  title: 'Profiles',
  steps: ({ model }) => [
    ...pushedProfiles(model),
    ...pulledProfiles(model, pulled),
    ...refusedProfiles(model),
    ...keptProfiles(model),
  ],
});
