/**
 * Who could see what of a question: each party in words, those that could read it first.
 * @module
 */
import type { ApiCouldSee } from '../../gateway/api-types.ts';
import { State, type Tone } from '../ui/state.tsx';

const KINDS: Readonly<Record<ApiCouldSee['kind'], { readonly tone: Tone; readonly word: string }>> = {
  content: { tone: 'bad', word: 'could read it' },
  metadata: { tone: 'wait', word: 'sees that you ask' },
  nothing: { tone: 'good', word: 'sees nothing' },
  own: { tone: 'plain', word: 'yours' },
};
const ORDER: readonly ApiCouldSee['kind'][] = ['content', 'metadata', 'nothing', 'own'];

export const WhoCouldSee = ({
  of,
  caption,
}: {
  readonly of: readonly ApiCouldSee[];
  readonly caption: string;
}) => (
  <table class="seen">
    <caption class="hidden">{caption}</caption>
    <thead class="hidden">
      <tr>
        <th scope="col">Who</th>
        <th scope="col">How much</th>
        <th scope="col">What</th>
      </tr>
    </thead>
    <tbody>
      {of
        .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
        .map(({ who, what, kind }) => (
          <tr key={who}>
            <th scope="row">{who}</th>
            <td>
              <State tone={KINDS[kind].tone}>{KINDS[kind].word}</State>
            </td>
            <td class="quiet">{what}</td>
          </tr>
        ))}
    </tbody>
  </table>
);

/** The worst of it, in a line. */
export function worstOf(of: readonly ApiCouldSee[]): string {
  const readers = of.filter(({ kind }) => kind === 'content').map(({ who }) => who);
  return readers.length === 0 ? 'nobody but you could read it' : `could be read by: ${readers.join('; ')}`;
}
