#!/usr/bin/env node
// The `veilmesh` command: the same launcher as the npm scripts, with the command line as its entry point.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.argv.splice(2, 0, join(dirname(fileURLToPath(import.meta.url)), 'bin.ts'));
await import('./setup.mjs');
