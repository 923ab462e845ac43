/**
 * The privacy modes in which a model may be asked.
 * @module
 */

/** veil: by enclaves. The others need none: twin two chains that do not collude, vault encryption alone. */
export const PRIVACY_MODES = ['veil', 'twin', 'vault'] as const;
export type RunPrivacy = (typeof PRIVACY_MODES)[number];
export type RingPrivacy = Exclude<RunPrivacy, 'veil'>;
