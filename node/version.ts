/**
 * The version of this package, as package.json has it.
 * @module
 */
export const VERSION = '0.1.0';
