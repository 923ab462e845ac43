/**
 * How alike sentences are: cosines of their vectors, each sentence with each.
 * @module
 */

interface LikenessesProps {
  readonly texts: readonly string[];
  readonly cosines: readonly (readonly number[])[];
}

/** Steps of the ground behind a number: style/chat.css. */
const STEPS = 5;
const stepOf = (cosine: number): number => Math.max(0, Math.min(STEPS - 1, Math.floor(cosine * STEPS)));

export const Likenesses = ({ texts, cosines }: LikenessesProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section class="table-box" aria-label="Likeness of the sentences" tabIndex={0}>
    <table class="likeness">
      <caption>Likeness, 1 is the same direction, 0 has nothing in common</caption>
      <thead>
        <tr>
          <td />
          {texts.map((text, at) => (
            <th key={text} scope="col" class="number" title={text}>
              {at + 1}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {texts.map((text, at) => (
          <tr key={text}>
            <th scope="row">
              {at + 1} {text}
            </th>
            {cosines[at]!.map((cosine, other) => (
              <td key={texts[other]} class={`number like-${stepOf(cosine)}`}>
                {cosine.toFixed(3)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
