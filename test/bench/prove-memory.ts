/**
 * Proves a linear cell and all of `digits` in a process of its own and prints its peak of memory in MB.
 * @module
 */
import { loadCeremony, proveCell } from '../support/proof-ceremony.ts';
import { digitWork, linearWork } from './proof-work.ts';

const own = await loadCeremony();
proveCell(own, linearWork(own, 768)).check(true);
for (const work of await digitWork(own)) proveCell(own, work);
console.log(Math.round(process.resourceUsage().maxRSS / 1024));
