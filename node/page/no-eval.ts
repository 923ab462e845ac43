/**
 * Keeps zod from trying whether text may be run as a program, which the page's policy forbids and browsers report. Imported before it.
 * @module
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
