/** What the stores of the platform, Loki, Mimir and Tempo, share. */
export { type MonolithProps, monolith, type StoreProps } from './monolith';
