/**
 * Loads what a command does when it is called: help, options and usage errors need none of it.
 * @module
 */

/** An action for commander. */
export const whenCalled =
  <Given extends unknown[]>(load: () => Promise<(...given: Given) => Promise<void>>) =>
  async (...given: Given): Promise<void> =>
    await (await load())(...given);
