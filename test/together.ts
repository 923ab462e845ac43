/**
 * Several test files in one process, each as a suite of its name, so that what they share is loaded once (run.ts).
 * @module
 */
import { join } from 'node:path';
import { describe } from 'node:test';

for (const file of process.argv.slice(2)) {
  // one after another: where two wait for one module, the tests of the second would be declared in the suite of the first
  await new Promise<void>((loaded) => {
    describe(file, async () => {
      await import(join(import.meta.dirname, file)).finally(loaded);
    });
  });
}
