/** How many pods have what is new: the default of the programs, `replication_factor`, which no configuration here changes. */
export const replicationFactor = 3;
