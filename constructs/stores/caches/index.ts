export { cacheResources } from '../sizing/cache-resources';
export { addCaches, type Caches, connectCaches } from './connect';
export { addCache, type CacheProps, type MemcachedClient, memcachedClient } from './memcached';
