/** What the project at hand exports: its environments. Tests take them from here and know none by name. */
export { project } from '../main';
