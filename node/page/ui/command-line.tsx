/**
 * A line for a terminal, to be copied whole.
 * @module
 */
import { Copy } from './copy.tsx';

export const CommandLine = ({ of, name }: { readonly of: string; readonly name: string }) => (
  <p class="command-line">
    <code>{of}</code>
    <Copy value={of} name={name} />
  </p>
);
