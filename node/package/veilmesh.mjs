#!/usr/bin/env node
// The `veilmesh` command of the npm package: the compiled command line, on the Node that npm itself runs on.
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 15)) {
  process.stderr.write(
    `NODE_TOO_OLD: this is Node ${process.versions.node}; veilmesh needs 22.15 or later. ` +
      'Fix: install a newer Node, then run the same command.\n',
  );
  process.exit(2);
}
// V8's code cache, for the processes started below too, in the folder that npm installed into: a third off each start
process.env.NODE_COMPILE_CACHE ??= join(dirname(fileURLToPath(import.meta.url)), '..', '.cache', 'veilmesh');
module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
await import('./node/bin.js');
